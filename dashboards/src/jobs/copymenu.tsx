import { liveUrls } from '../api/live';
import type { JobOrder } from '../api/livetypes';
import { copyText } from '../shell/clipboard';
import { curlPost } from '../shell/curl';
import { MenuItem, Popover } from '../shell/popover';
import { kueueYaml, sbatchLine } from './copies';

/** The job as others take it; each is copied as it stands in the form. */
export function CopyMenu({ order, planned, idempotencyKey }: {
  order: JobOrder;
  /** Seconds by GPU type where the plan works them out: others are told no tokens. */
  planned: Record<string, number>;
  idempotencyKey: string;
}) {
  const timed = { ...order, runSeconds: { ...order.runSeconds, ...planned } };
  const asCurl = () => curlPost(liveUrls.jobs(), location.origin, order, { 'Idempotency-Key': idempotencyKey });
  return (
    <Popover title="Copy the job" testId="copy-job" className="button quiet small" label="Copy as" align="right">
      <MenuItem testId="copy-curl" onSelect={() => void copyText(asCurl(), 'curl command')}>curl command</MenuItem>
      <MenuItem testId="copy-kueue" onSelect={() => void copyText(kueueYaml(timed), 'Kueue job')}>Kueue job (YAML)</MenuItem>
      <MenuItem testId="copy-sbatch" onSelect={() => void copyText(sbatchLine(timed), 'sbatch line')}>sbatch line</MenuItem>
    </Popover>
  );
}
