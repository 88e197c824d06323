import { fleetUrls } from '../api/fleet';
import type { LossSimulation } from '../api/fleettypes';
import type { Resource } from '../api/resource';
import { ExportMenu } from '../charts/exportmenu';
import { Meter } from '../fleet/meter';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { setParams } from '../shell/router';
import { count, exact, power } from '../units/format';
import { lossDataset } from './sitedatasets';
import { shortId } from './words';

interface Props {
  domainId: string;
  siteId: string;
  snapshotId: string | undefined;
  resource: Resource<LossSimulation>;
}

function Verdict({ simulation }: { simulation: LossSimulation }) {
  const { strandedRackIds: stranded, strandedLoadW, shifted } = simulation;
  const over = shifted.filter((each) => each.over).length;
  return (
    <div class="loss-verdict">
      <p class={stranded.length > 0 ? 'over-text' : ''} data-testid="loss-stranded">
        <Icon name={stranded.length > 0 ? 'warn' : 'check'} />
        {stranded.length === 0
          ? 'No rack loses its power'
          : `${count(stranded.length)} ${stranded.length === 1 ? 'rack loses' : 'racks lose'} power: `}
        {stranded.length > 0 && <b title={exact(strandedLoadW, 'W')}>{power(strandedLoadW)}</b>}
      </p>
      {shifted.length > 0 && (
        <p class={over > 0 ? 'over-text' : ''}>
          <Icon name={over > 0 ? 'warn' : 'check'} />
          {over === 0
            ? 'What takes the load over stays within its limits'
            : `${count(over)} of ${count(shifted.length)} that take load over would be over their limit`}
        </p>
      )}
    </div>
  );
}

function Shifted({ simulation, siteId }: { simulation: LossSimulation; siteId: string }) {
  return (
    <table class="loss-table">
      <thead>
        <tr><th scope="col">Takes over</th><th scope="col" class="number">From</th><th scope="col" class="number">To</th><th scope="col">Of its limit</th></tr>
      </thead>
      <tbody>
        {simulation.shifted.map(({ domainId, loadBeforeW, loadAfterW, limitW, over }) => (
          <tr key={domainId} class={over ? 'over' : undefined} data-testid="loss-shifted">
            <td title={domainId}>{shortId(domainId, siteId)}</td>
            <td class="number" title={exact(loadBeforeW, 'W')}>{power(loadBeforeW)}</td>
            <td class="number" title={exact(loadAfterW, 'W')}><b>{power(loadAfterW)}</b></td>
            <td>
              <span class="loss-limit">
                <Meter used={loadAfterW} limit={limitW} />
                {limitW === undefined ? 'not set' : power(limitW)}
                {over && <b class="over-text"><Icon name="warn" size={12} /> over</b>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What would happen without one element: who loses power, and who has to carry more. */
export function LossPanel({ domainId, siteId, snapshotId, resource }: Props) {
  const simulation = resource.data;
  return (
    <Panel<LossSimulation>
      id="loss" title={`Without ${shortId(domainId, siteId)}`} className="loss-panel" resource={resource} note="simulated; nothing is changed"
      tools={
        <>
          {simulation && (
            <ExportMenu
              panel="loss" dataset={() => lossDataset(simulation, snapshotId)} url={fleetUrls.loss(domainId)}
              method="POST"
            />
          )}
          <button
            type="button" class="button quiet square" aria-label="Close" data-testid="loss-close"
            onClick={() => setParams({ loss: undefined })}
          >
            <Icon name="close" />
          </button>
        </>
      }
    >
      {(data) => (
        <div class="loss-body" tabIndex={0} role="group" aria-label={`Without ${domainId}`}>
          <Verdict simulation={data} />
          {data.strandedRackIds.length > 0 && (
            <ul class="rack-chips" aria-label="Racks without power">
              {data.strandedRackIds.map((id) => (
                <li key={id}>
                  <button type="button" class="chip" data-testid="stranded-rack" onClick={() => setParams({ rack: id })} title={id}>{shortId(id, siteId)}</button>
                </li>
              ))}
            </ul>
          )}
          {data.shifted.length > 0 && <Shifted simulation={data} siteId={siteId} />}
        </div>
      )}
    </Panel>
  );
}
