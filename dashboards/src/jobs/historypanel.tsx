import type { JobEvent } from '../api/livetypes';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { dateTimeExact } from '../units/zone';
import { JobStateBadge } from './jobstate';
import { utc } from './words';

function Place({ detail: { startsAt, poolId } }: { detail: JobEvent['detail'] }) {
  if (startsAt === undefined) return <>{poolId ?? '–'}</>;
  return <span class="two-lines">{utc(startsAt)}{poolId && <small>{poolId}</small>}</span>;
}

function Row({ event }: { event: JobEvent }) {
  const { at, state, revision, detail } = event;
  return (
    <tr data-testid="event-row">
      <td>{dateTimeExact(Date.parse(at), 'UTC')}</td>
      <td><JobStateBadge state={state} /></td>
      <td><Place detail={detail} /></td>
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
        <TableBox label="History">
          <table>
            <thead>
              <tr>
                <th scope="col">When</th><th scope="col">State</th><th scope="col">Starts, and where</th>
                <th scope="col" class="number">Revision</th><th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>{items.toReversed().map((event) => <Row key={event.sequence} event={event} />)}</tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
