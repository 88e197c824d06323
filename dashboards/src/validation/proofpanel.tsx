import { useSignal } from '@preact/signals';
import { useResource } from '../api/resource';
import type { Page } from '../api/types';
import { validationApi } from '../api/validation';
import type { NodeProof, ValidationPolicy } from '../api/validationtypes';
import { Panel } from '../shell/panel';
import { setParams } from '../shell/router';
import { mayForAll } from '../shell/self';
import { dateTime } from '../units/zone';
import { PolicyForm } from './policyform';
import { asksNothing, policyText, proofText } from './proofwords';
import { plural } from './words';

const SHOWN = 100;

function Awaiting({ proofs }: { proofs: Page<NodeProof> | undefined }) {
  const items = proofs?.items ?? [];
  if (items.length === 0) return <p class="muted" data-testid="none-await">No node waits to be proved.</p>;
  return (
    <ul class="await-list" data-testid="awaiting-nodes">
      {items.map((proof) => (
        <li key={proof.nodeId} data-testid="awaiting-node" data-node={proof.nodeId}>
          <button type="button" class="link" onClick={() => setParams({ node: proof.nodeId })}>{proof.nodeId}</button>{' '}
          <span class="muted">{proofText(proof)}</span>
        </li>
      ))}
      {proofs?.nextPageToken && <li class="muted">and more</li>}
    </ul>
  );
}

/** Which nodes have to be proved before anything is placed on them, and which of them wait. */
export function ProofPanel({ turn, siteIds }: { turn: number; siteIds: readonly string[] }) {
  const policy = useResource<ValidationPolicy>(`policy ${turn}`, (signal) => validationApi.policy(signal), true);
  const waiting = useResource<Page<NodeProof>>(`waiting ${turn}`, (signal) => validationApi.proofs({ state: 'Awaiting', pageSize: SHOWN }, signal), true);
  const editing = useSignal(false);
  const mayChange = mayForAll('validation:write');
  return (
    <Panel<ValidationPolicy>
      id="proof" title="Proof before placement" className="list-panel" resource={policy}
      note={waiting.data && waiting.data.items.length > 0 ? `${plural(waiting.data.items.length, 'node')} shown that wait` : 'nodes are measured when they are idle'}
      tools={mayChange && (
        <button type="button" class="button small" data-testid="change-policy" aria-expanded={editing.value} onClick={() => (editing.value = !editing.value)}>
          Change the policy
        </button>
      )}
      bar={editing.value && policy.data && (
        <PolicyForm
          key={policy.data.version} policy={policy.data} siteIds={siteIds} close={() => (editing.value = false)}
          made={() => {
            editing.value = false;
            policy.reload();
            waiting.reload();
          }}
        />
      )}
    >
      {(data) => (
        <div class="proof-body">
          <p data-testid="policy-text">
            {asksNothing(data) ? 'No node has to be proved before anything is placed on it.' : policyText(data)}{' '}
            {data.version > 0 && (
              <span class="muted">Version {data.version}, {dateTime(Date.parse(data.changedAt), 'UTC', true)} UTC by {data.changedBy}: {data.reason}</span>
            )}
          </p>
          {!asksNothing(data) && <Awaiting proofs={waiting.data} />}
        </div>
      )}
    </Panel>
  );
}
