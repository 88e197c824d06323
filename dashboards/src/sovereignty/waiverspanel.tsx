import type { Resource } from '../api/resource';
import { sovereigntyUrls } from '../api/sovereignty';
import type { ResidencyRules, Waiver, WaiverState } from '../api/sovereigntytypes';
import { ExportMenu } from '../charts/exportmenu';
import { Icon, type IconName } from '../shell/icons';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { waiverDataset } from './datasets';
import { moment } from './words';

const looks: Readonly<Record<WaiverState, { icon: IconName; word: string; tone: string }>> = {
  Active: { icon: 'condition', word: 'active', tone: 'permitwithwaiver' },
  ToCome: { icon: 'clock', word: 'to come', tone: 'muted' },
  Ended: { icon: 'stop', word: 'ended', tone: 'muted' },
};

function Row({ waiver }: { waiver: Waiver }) {
  const { icon, word, tone } = looks[waiver.state];
  return (
    <tr data-testid="waiver">
      <td><span class={`decision-word ${tone}`} data-testid="waiver-state"><Icon name={icon} size={14} /> {word}</span></td>
      <td><code>{waiver.clause}</code></td>
      <td>{waiver.placeId ?? 'everywhere'}</td>
      <td class="wrap"><b>{waiver.by}</b></td>
      <td class="wrap">{waiver.reason}</td>
      <td>{moment(waiver.from)}</td>
      <td>{moment(waiver.to)}</td>
    </tr>
  );
}

interface Props {
  resource: Resource<ResidencyRules>;
  at: string | undefined;
}

/** Who lets a clause go, where, why and for how long. */
export function WaiversPanel({ resource, at }: Props) {
  const rules = resource.data;
  return (
    <Panel<ResidencyRules>
      id="waivers" title="Waivers" resource={resource} note="of this profile alone: none is inherited. Times in UTC"
      empty={rules && rules.waivers.length === 0 ? { title: 'Nobody lets any clause go', body: <p>Every clause stands as it is written.</p> } : undefined}
      tools={rules && <ExportMenu panel="waivers" dataset={() => waiverDataset(rules)} url={sovereigntyUrls.rules(rules.profileId, at)} />}
    >
      {({ waivers }) => (
        <TableBox label="Waivers">
          <table>
            <thead>
              <tr>
                <th scope="col">State</th><th scope="col">Rule</th><th scope="col">Where</th>
                <th scope="col">Who answers for it</th><th scope="col">Reason</th><th scope="col">From</th><th scope="col">Until</th>
              </tr>
            </thead>
            <tbody>{waivers.map((waiver, order) => <Row key={order} waiver={waiver} />)}</tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
