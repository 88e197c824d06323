import type { JobEvent } from '../api/livetypes';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { duration } from '../units/format';
import { dateTime } from '../units/zone';
import { slips, type Slip } from './lifeline';

function howFar({ was, now }: Slip): string {
  if (now === undefined) return 'lost its place';
  const seconds = (now - was) / 1000;
  return seconds > 0 ? `${duration(seconds)} later` : `${duration(-seconds)} earlier`;
}

function Row({ slip }: { slip: Slip }) {
  return (
    <tr data-testid="slip">
      <td>{dateTime(slip.at, 'UTC')}</td>
      <td>{dateTime(slip.was, 'UTC')}</td>
      <td>{slip.now === undefined ? '–' : dateTime(slip.now, 'UTC')}</td>
      <td>{howFar(slip)}</td>
      <td class="wrap"><b>{slip.cause}</b> <span class="muted">{slip.reason}</span></td>
    </tr>
  );
}

/** Each change of the estimated start: old, new and why. Nothing where there was none. */
export function SlipsPanel({ events }: { events: Resource<{ items: JobEvent[] }> }) {
  const all = slips(events.data?.items ?? []);
  if (all.length === 0) return null;
  return (
    <Panel id="slips" title="Changes of the estimated start" note="newest first, times in UTC" resource={events}>
      {() => (
        <TableBox label="Changes of the estimated start">
          <table>
            <thead>
              <tr>
                <th scope="col">Changed</th><th scope="col">Was to start</th><th scope="col">Starts</th>
                <th scope="col">That is</th><th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>{all.map((slip) => <Row key={`${slip.at} ${slip.was}`} slip={slip} />)}</tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
