import { liveUrls } from '../api/live';
import type { JobOrder } from '../api/livetypes';
import { copyText } from '../shell/clipboard';
import { curlPost } from '../shell/curl';
import { MenuItem, Popover } from '../shell/popover';
import { kueueYaml, sbatchLine } from './copies';

/** The job as others take it; each is copied as it stands in the form. */
export function CopyMenu({ order, idempotencyKey }: { order: JobOrder; idempotencyKey: string }) {
  const asCurl = () => curlPost(liveUrls.jobs(), location.origin, order, { 'Idempotency-Key': idempotencyKey });
  return (
    <Popover title="Copy the job" testId="copy-job" className="button quiet small" label="Copy as" align="right">
      <MenuItem testId="copy-curl" onSelect={() => void copyText(asCurl(), 'curl command')}>curl command</MenuItem>
      <MenuItem testId="copy-kueue" onSelect={() => void copyText(kueueYaml(order), 'Kueue job')}>Kueue job (YAML)</MenuItem>
      <MenuItem testId="copy-sbatch" onSelect={() => void copyText(sbatchLine(order), 'sbatch line')}>sbatch line</MenuItem>
    </Popover>
  );
}
