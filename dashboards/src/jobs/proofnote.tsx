import type { Explanation, NodeApart } from '../api/livetypes';

function Nodes({ nodes }: { nodes: readonly NodeApart[] }) {
  return (
    <>
      {nodes.map((node, at) => (
        <span key={node.nodeId}>{at > 0 && ', '}<a href={node.href} title={node.reason}>{node.nodeId}</a></span>
      ))}
    </>
  );
}

/** The nodes that a job waits for until they are proved, and those that are set apart, with their evidence. */
export function ProofNote({ told }: { told: Explanation }) {
  const { awaitingValidation: awaited, evidence = [] } = told;
  return (
    <>
      {awaited && (
        <p class="muted" data-testid="awaiting-validation">
          {awaited.message} Evidence: <Nodes nodes={awaited.nodes} />
        </p>
      )}
      {evidence.length > 0 && (
        <p class="muted" data-testid="set-apart">Set apart: <Nodes nodes={evidence} /></p>
      )}
    </>
  );
}
