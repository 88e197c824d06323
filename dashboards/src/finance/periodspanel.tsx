import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { financeApi, financeUrls } from '../api/finance';
import type { Period, Periods } from '../api/financetypes';
import { randomKey } from '../api/client';
import type { Resource } from '../api/resource';
import { ExportMenu } from '../charts/exportmenu';
import { notify } from '../shell/announce';
import { planNow } from '../api/plantime';
import { Panel } from '../shell/panel';
import { ReasonDialog } from '../shell/reasondialog';
import { setParams } from '../shell/router';
import { mayForAll } from '../shell/self';
import { TableBox } from '../shell/tablebox';
import { count } from '../units/format';
import { dateTime } from '../units/zone';
import { whyOpen } from './address';
import { periodsDataset } from './datasets';
import { StateBadge } from './periodbar';

const SHOWN = 3;

function Missing({ period }: { period: Period }) {
  if (period.missing.length === 0) return <>–</>;
  const more = period.missing.length - SHOWN + period.moreMissingCount;
  return (
    <ul class="missing-list">
      {period.missing.slice(0, SHOWN).map((it) => <li key={`${it.need} ${it.subject} ${it.from}`}>{it.text}</li>)}
      {more > 0 && <li class="muted">and {count(more)} more</li>}
    </ul>
  );
}

interface RowProps {
  period: Period;
  periods: readonly Period[];
  chosen: boolean;
  close: (period: Period) => void;
}

function Row({ period, periods, chosen, close }: RowProps) {
  const why = whyOpen(period, periods, planNow());
  return (
    <tr class={chosen ? 'chosen' : undefined} data-testid="period-row" data-period={period.id}>
      <th scope="row"><button type="button" class="link" onClick={() => setParams({ period: period.id, row: undefined })}>{period.id}</button></th>
      <td><StateBadge period={period} /></td>
      <td class="number">{count(period.bookedQuarterCount)}</td>
      <td class="wrap"><Missing period={period} /></td>
      <td class="number">{count(period.correctionCount)}</td>
      <td>{period.closedAt ? `${dateTime(Date.parse(period.closedAt), 'UTC')} by ${period.closedBy}` : '–'}</td>
      <td class="hash" title={period.sha256}>{period.sha256 ? period.sha256.slice(0, 12) : '–'}</td>
      <td>
        {period.state === 'Open' && mayForAll('finance:write') && (
          <button type="button" class="button small" data-testid="close-period" disabled={why !== undefined} title={why} onClick={() => close(period)}>Close it</button>
        )}
        {period.state === 'Open' && why && <small class="muted"> {why}</small>}
      </td>
    </tr>
  );
}

interface Props {
  resource: Resource<Periods>;
  chosen: string | undefined;
  changed: () => void;
}

/** The months of the books, and how one is closed. */
export function PeriodsPanel({ resource, chosen, changed }: Props) {
  const open = useSignal(false);
  const closing = useSignal<Period | undefined>(undefined);
  const key = useRef('');

  function close(period: Period): void {
    closing.value = period;
    key.current = randomKey();
    open.value = true;
  }

  return (
    <>
      <Panel<Periods>
        id="periods" title="Months" className="list-panel" resource={resource} note="what is closed never changes; what is known later is corrected in the next"
        empty={resource.data?.items.length === 0 ? { title: 'Nothing is booked yet', body: <NothingBooked /> } : undefined}
        tools={resource.data && <ExportMenu panel="periods" url={financeUrls.periods} dataset={() => periodsDataset(resource.data ?? { zone: '', items: [] })} />}
      >
        {({ items }) => (
          <TableBox label="Months">
            <table>
              <thead>
                <tr>
                  <th scope="col">Month</th><th scope="col">State</th><th scope="col" class="number">Quarter-hours booked</th>
                  <th scope="col">Missing</th><th scope="col" class="number">Corrections</th><th scope="col">Closed, UTC</th>
                  <th scope="col">SHA-256</th><th scope="col"><span class="visually-hidden">Close</span></th>
                </tr>
              </thead>
              <tbody>{items.map((period) => <Row key={period.id} period={period} periods={items} chosen={period.id === chosen} close={close} />)}</tbody>
            </table>
          </TableBox>
        )}
      </Panel>
      <ReasonDialog
        id="close-period-dialog" title={`Close ${closing.value?.id ?? ''}?`} act="Close the month" open={open}
        run={async (reason) => {
          if (!closing.value) return;
          const closed = await financeApi.close(closing.value.id, reason, key.current);
          notify(`${closed.id} is closed`);
          changed();
        }}
      >
        <p>Its figures stay as they are now, for ever. What is known later becomes corrections in the next month. This cannot be undone.</p>
      </ReasonDialog>
    </>
  );
}

export function NothingBooked() {
  return <p>The ledger begins with the first quarter-hour that is measured and priced: PUT a book of assumptions at /api/v1/books and import prices at /api/v1/series-imports. docs/finance.md shows how.</p>;
}
