import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { planNow } from '../api/plantime';
import type { Page } from '../api/types';
import { validationApi, validationUrls } from '../api/validation';
import type { Agent, FreshEnrolment } from '../api/validationtypes';
import { ExportMenu } from '../charts/exportmenu';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { ReasonDialog } from '../shell/reasondialog';
import { setParams } from '../shell/router';
import { mayForAll } from '../shell/self';
import { TableBox } from '../shell/tablebox';
import { dateTime } from '../units/zone';
import { agentStateText, isSilent, isSimulated } from './agentwords';
import { agentDataset } from './datasets';
import { EnrolForm, FreshToken } from './enrol';
import { deviceWord } from './words';

const PAGE_SIZE = 50;

function Row({ agent, remove }: { agent: Agent; remove: (() => void) | undefined }) {
  const { nodeId, lastSeenAt, devices } = agent;
  const now = planNow();
  return (
    <tr data-testid="agent-row" data-node={nodeId}>
      <th scope="row"><button type="button" class="link" onClick={() => setParams({ node: nodeId })}>{nodeId}</button></th>
      <td class={isSilent(agent, now) ? 'over-text' : undefined}>{agentStateText(agent, now)}</td>
      <td>{dateTime(Date.parse(lastSeenAt), 'UTC', true)}</td>
      <td class="wrap">
        {devices.length === 0 ? 'none' : devices.map(({ kind, id, model }) => `${deviceWord(kind)} ${model}${devices.length > 1 ? ` (${id})` : ''}`).join(', ')}
      </td>
      <td>{isSimulated(agent) ? <span class="badge warn">simulated</span> : 'a machine'}</td>
      <td>
        {remove && (
          <button type="button" class="button small" data-testid="remove-agent" aria-label={`Remove the agent of ${nodeId}`} onClick={remove}>Remove</button>
        )}
      </td>
    </tr>
  );
}

interface Props {
  turn: number;
  /** Whether the form is open. */
  enrolling: Signal<boolean>;
  node: string | undefined;
}

/** Who measures, and how a node comes to have somebody who does. */
export function AgentsPanel({ turn, enrolling, node }: Props) {
  const agents = usePages<Agent>('agents', (pageToken) => validationApi.agents({ pageSize: PAGE_SIZE, pageToken }));
  const fresh = useSignal<FreshEnrolment | undefined>(undefined);
  const leaving = useSignal<Agent | undefined>(undefined);
  const asking = useSignal(false);
  const mayChange = mayForAll('validation:write');
  useEffect(() => {
    if (turn > 0) agents.refresh();
  }, [turn]);

  async function remove(reason: string): Promise<void> {
    if (leaving.value) await validationApi.removeAgent(leaving.value.id, reason);
    agents.resource.reload();
  }

  return (
    <>
      <Panel<Page<Agent>>
        id="agents" title="Agents" className="list-panel" resource={agents.resource} note="who measures nodes, times in UTC"
        tools={
          <>
            {mayChange && (
              <button type="button" class="button small primary" data-testid="enrol" aria-expanded={enrolling.value} onClick={() => (enrolling.value = !enrolling.value)}>
                Enrol a node
              </button>
            )}
            <ExportMenu panel="agents" url={validationUrls.agents()} dataset={() => agentDataset(agents.items)} />
          </>
        }
        bar={
          fresh.value ? <FreshToken enrolment={fresh.value} close={() => (fresh.value = undefined)} />
            : enrolling.value && mayChange && (
              <EnrolForm
                node={node} close={() => (enrolling.value = false)}
                made={(enrolment) => {
                  fresh.value = enrolment;
                  enrolling.value = false;
                }}
              />
            )
        }
        empty={agents.items.length > 0 ? undefined : { title: 'No node has an agent', body: <p>Enrol one: a token that works once lets its agent in.</p> }}
      >
        {() => (
          <TableBox label="Agents" className="agents-box">
            <table>
              <thead>
                <tr>
                  <th scope="col">Node</th><th scope="col">What it does</th><th scope="col">Last seen</th><th scope="col">Devices</th>
                  <th scope="col">Runs on</th><th scope="col"><span class="visually-hidden">Action</span></th>
                </tr>
              </thead>
              <tbody>
                {agents.items.map((agent) => (
                  <Row
                    key={agent.id} agent={agent}
                    remove={mayChange ? () => { leaving.value = agent; asking.value = true; } : undefined}
                  />
                ))}
              </tbody>
            </table>
            <MorePages pages={agents} />
          </TableBox>
        )}
      </Panel>
      <ReasonDialog id="remove-agent-of" title={`Remove the agent of ${leaving.value?.nodeId ?? ''}`} act="Remove" open={asking} run={remove}>
        <p>Its secret opens nothing from then on. Its verdicts stay; the node is not measured until another has enrolled.</p>
      </ReasonDialog>
    </>
  );
}
