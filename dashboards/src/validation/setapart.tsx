import { useResource } from '../api/resource';
import { validationApi } from '../api/validation';
import type { Outage } from '../api/validationtypes';
import { gpus } from '../jobs/words';
import { Icon } from '../shell/icons';
import { useRefresh } from '../shell/refresh';
import { mayForAll } from '../shell/self';
import { nodeHref } from './address';

const REFRESH_MS = 4_000;
const SHOWN = 5;

/** Outages of nodes that are set apart because of what was measured on them, or that a person has. */
export function ofValidation(outages: readonly Outage[]): Outage[] {
  return outages.filter(({ id, nodeId }) => nodeId !== undefined && id.startsWith('quarantine-'));
}

/** Which nodes no place is offered on, why, and where that is shown. Nothing where all are in use. */
export function SetApartNodes() {
  const outages = useResource<{ items: Outage[] }>(mayForAll('limits:read') ? 'outages' : undefined, (signal) => validationApi.outages(signal));
  useRefresh(REFRESH_MS, outages.data !== undefined, outages.reload);
  const nodes = ofValidation(outages.data?.items ?? []);
  if (nodes.length === 0) return null;
  return (
    <section class="set-apart-nodes" data-testid="set-apart-nodes">
      <h3><Icon name="warn" size={14} /> Not offered: nodes that are set apart</h3>
      <ul>
        {nodes.slice(0, SHOWN).map(({ id, nodeId, gpuCount, poolId, reason }) => (
          <li key={id} data-testid="set-apart-node">
            <a href={nodeHref(nodeId ?? '')}>{nodeId}</a>
            <span class="muted">, {gpus(gpuCount)} of {poolId}: {reason}</span>
          </li>
        ))}
      </ul>
      {nodes.length > SHOWN && <p><a href="/validation?verdict=FAIL">{nodes.length - SHOWN} more</a></p>}
    </section>
  );
}
