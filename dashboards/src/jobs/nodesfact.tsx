import type { JobStatus, NodeOfJob } from '../api/livetypes';
import { may } from '../shell/self';
import { rackHref } from '../sites/address';
import { count } from '../units/format';
import { NODES_NAMED, nodeNames, nodesNote } from './words';

function NodeName({ node, siteId }: { node: NodeOfJob; siteId: string | undefined }) {
  const words = `${node.node} (${count(node.gpuIndexes.length)})`;
  return node.rackId && siteId && may('fleet:read')
    ? <a class="node-name" href={rackHref(siteId, node.rackId)}>{words}</a>
    : <span class="node-name">{words}</span>;
}

/** Which nodes a job is or will be on; nothing where that is not known. */
export function NodesFact({ status }: { status: JobStatus }) {
  const note = nodesNote(status);
  if (note === '') return null;
  const { nodes = [], placement } = status;
  const more = nodes.length - NODES_NAMED;
  return (
    <div title={nodeNames(status, nodes.length)} data-testid="job-nodes">
      <dt>Nodes</dt>
      <dd>
        {nodes.slice(0, NODES_NAMED).map((node, at) => (
          <span key={node.node}>{at > 0 && ', '}<NodeName node={node} siteId={placement?.siteId} /></span>
        ))}
        {more > 0 && ` and ${count(more)} more`}
        {nodes.length > 0 && ' · '}{note}
      </dd>
    </div>
  );
}
