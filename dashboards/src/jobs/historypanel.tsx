import type { JobEvent } from '../api/livetypes';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { dateTimeExact } from '../units/zone';
import { JobStateBadge } from './jobstate';
import { utc } from './words';

function Row({ event }: { event: JobEvent }) {
  const { at, state, revision, detail } = event;
  return (
    <tr data-testid="event-row">
      <td>{dateTimeExact(Date.parse(at), 'UTC')}</td>
      <td><JobStateBadge state={state} /></td>
      <td>{detail.poolId ?? '–'}</td>
      <td>{detail.startsAt ? utc(detail.startsAt) : '–'}</td>
      <td class="number">{revision}</td>
      <td class="wrap"><b>{detail.cause}</b> <span class="muted">{detail.reason}</span></td>
    </tr>
  );
}

/** Everything that happened to the job. */
export function HistoryPanel({ events }: { events: Resource<{ items: JobEvent[] }> }) {
  return (
    <Panel<{ items: JobEvent[] }>
      id="history" title="History" note="newest first, times in UTC" resource={events}
      empty={events.data?.items.length === 0 ? { title: 'Nothing has happened to it yet' } : undefined}
    >
      {({ items }) => (
        <div class="table-box plain" role="region" aria-label="History" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">When</th><th scope="col">State</th><th scope="col">Pool</th>
                <th scope="col">Starts</th><th scope="col" class="number">Revision</th><th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>{items.toReversed().map((event) => <Row key={event.sequence} event={event} />)}</tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
