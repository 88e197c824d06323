import type { JobStatus } from '../api/livetypes';
import { nodeNames, nodesNote } from './words';

/** Which nodes a job is or will be on; nothing where that is not known. */
export function NodesFact({ status }: { status: JobStatus }) {
  const note = nodesNote(status);
  if (note === '') return null;
  const { nodes = [] } = status;
  return (
    <div title={nodeNames(status, nodes.length)} data-testid="job-nodes">
      <dt>Nodes</dt>
      <dd>
        {nodeNames(status).split(', ').filter((it) => it !== '').map((it, at) => (
          <span key={it}>{at > 0 && ', '}<span class="node-name">{it}</span></span>
        ))}
        {nodes.length > 0 && ' · '}{note}
      </dd>
    </div>
  );
}
