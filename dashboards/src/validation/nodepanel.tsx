import { useSignal } from '@preact/signals';
import { useResource } from '../api/resource';
import { planNow } from '../api/plantime';
import type { Page } from '../api/types';
import { validationApi, validationUrls } from '../api/validation';
import type { Agent, KernelVerdict, NodeProof, NodeVerdicts, Quarantine, ValidationRunSummary } from '../api/validationtypes';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { DataTable } from '../charts/datatable';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { hasWord, setParams } from '../shell/router';
import { mayForAll } from '../shell/self';
import { agentStateText, isSimulated } from './agentwords';
import { nodeDataset } from './datasets';
import { NodeVerdictList } from './nodeverdicts';
import { proofText } from './proofwords';
import { QuarantineList, QuarantinePart } from './quarantinepart';
import { RunDialog } from './rundialog';
import { RunList, RunProgress } from './runspart';
import { VerdictWord } from './verdictword';
import { deviceWord } from './words';

const PAST = 500;
const RUNS = 20;

function AgentFacts({ agent, drivers }: { agent: Agent | undefined; drivers: readonly string[] }) {
  const firmware = [...new Set(agent?.devices.flatMap(({ facts }) => facts['firmware'] ?? []))];
  return (
    <>
      <div><dt>Agent</dt><dd data-testid="node-agent">{agent ? agentStateText(agent, planNow()) : 'none: nothing can be measured'}</dd></div>
      {agent && isSimulated(agent) && <div><dt>Machine</dt><dd><span class="badge warn">simulated</span></dd></div>}
      {agent?.devices.map((device) => (
        <div key={`${device.kind} ${device.id}`}><dt>{deviceWord(device.kind)} {device.id}</dt><dd>{device.model}</dd></div>
      ))}
      <div><dt>Driver</dt><dd>{drivers.length > 0 ? drivers.join(', ') : 'not known'}</dd></div>
      <div><dt>Firmware</dt><dd>{firmware.length > 0 ? firmware.join(', ') : 'not known'}</dd></div>
    </>
  );
}

interface Props {
  nodeId: string;
  kernel: string | undefined;
  turn: number;
  changed: () => void;
}

/** A node: what holds of it, how it came to that, and what may be done about it. */
export function NodePanel({ nodeId, kernel, turn, changed }: Props) {
  const key = `${nodeId} ${turn}`;
  const verdicts = useResource<NodeVerdicts>(key, (signal) => validationApi.node(nodeId, signal), true);
  const past = useResource<Page<KernelVerdict>>(key, (signal) => validationApi.past(nodeId, { pageSize: PAST }, signal), true);
  const runs = useResource<Page<ValidationRunSummary>>(key, (signal) => validationApi.runs({ nodeId, pageSize: RUNS }, signal), true);
  const quarantines = useResource<Page<Quarantine>>(key, (signal) => validationApi.quarantines({ nodeId, pageSize: RUNS }, signal), true);
  const agents = useResource<Page<Agent>>(key, (signal) => validationApi.agents({ nodeId }, signal), true);
  const proofs = useResource<Page<NodeProof>>(key, (signal) => validationApi.proofs({ nodeId }, signal), true);
  const asking = useSignal(false);
  const mine = useSignal<string | undefined>(undefined);
  const mayChange = mayForAll('validation:write');
  const agent = agents.data?.items[0];
  const items = verdicts.data?.items ?? [];
  const drivers = [...new Set([...items.map(({ driver }) => driver), ...(agent?.devices ?? []).map(({ facts }) => facts['driver'] ?? '')])].filter(Boolean);
  const running = mine.value ?? agent?.order?.runId;
  const asTable = hasWord('table', 'node');

  function reload(): void {
    verdicts.reload();
    past.reload();
    runs.reload();
    quarantines.reload();
    agents.reload();
    proofs.reload();
    changed();
  }

  return (
    <aside class="why-side validation-side" aria-label={`Node ${nodeId}`}>
      <Panel<NodeVerdicts>
        id="node" title={nodeId} resource={verdicts} className="node-panel"
        note={verdicts.data && <VerdictWord verdict={verdicts.data.verdict} />}
        tools={
          <>
            {items.length > 0 && (
              <>
                <TableToggle panel="node" chart="list" />
                <ExportMenu panel="node" url={validationUrls.past(nodeId, { pageSize: PAST })} dataset={() => nodeDataset(nodeId, past.data?.items ?? items)} />
              </>
            )}
            <button type="button" class="button quiet square" aria-label="Close" data-testid="node-close" onClick={() => setParams({ node: undefined })}>
              <Icon name="close" />
            </button>
          </>
        }
      >
        {() => (
          <div class="node-body" tabIndex={0} role="region" aria-label={`What is known of ${nodeId}`}>
            <div class="node-actions">
              {mayChange && (
                <button type="button" class="button primary" data-testid="rerun-node" disabled={!agent} onClick={() => (asking.value = true)}>
                  Measure again
                </button>
              )}
              <QuarantinePart nodeId={nodeId} quarantines={quarantines} mayChange={mayChange} changed={reload} />
            </div>
            {running && <RunProgress key={running} runId={running} nodeId={nodeId} turn={turn} mayChange={mayChange} ended={reload} />}
            <dl class="facts" data-testid="node-facts">
              <AgentFacts agent={agent} drivers={drivers} />
              {proofs.data?.items.map((proof) => <div key={proof.nodeId}><dt>Proof</dt><dd data-testid="node-proof">{proofText(proof)}</dd></div>)}
            </dl>
            <section class="why-part">
              <h3>Kernels</h3>
              {items.length === 0 ? <p class="muted" data-testid="node-not-run">Not run: nothing was measured on it, which is no pass.</p>
                : asTable ? <DataTable panel="node" data={nodeDataset(nodeId, past.data?.items ?? items)} label={`All that was said of ${nodeId}`} />
                  : <NodeVerdictList verdicts={items} past={past.data?.items ?? items} kernel={kernel} />}
            </section>
            <section class="why-part"><h3>Runs, UTC</h3><RunList runs={runs} /></section>
            <section class="why-part"><h3>Set apart, UTC</h3><QuarantineList quarantines={quarantines.data?.items ?? []} /></section>
          </div>
        )}
      </Panel>
      <RunDialog
        open={asking} nodeId={nodeId} kernel={kernel}
        made={(run) => {
          mine.value = run.id;
          runs.reload();
        }}
      />
    </aside>
  );
}
