import { financeApi, financeUrls } from '../api/finance';
import type { LedgerLine, Report, Trace, TracedAccount } from '../api/financetypes';
import { useResource } from '../api/resource';
import { copyText } from '../shell/clipboard';
import { curl } from '../shell/curl';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { setParams } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { count } from '../units/format';
import { dateTime } from '../units/zone';
import { euros, numberOf, textIn } from './cells';
import { rowName } from './costpanel';

const ACCOUNTS = 12;
const MILLIJOULES_PER_KWH = 3_600_000_000;
const MICROEUR = 1_000_000;

function accountText({ siteId, poolId, holder, tenantId, jobId }: TracedAccount): string {
  return [siteId, poolId, jobId ? `${tenantId} / ${jobId}` : holder].filter(Boolean).join(' · ');
}

function Line({ line }: { line: LedgerLine }) {
  const energy = (numberOf(line.itMilliJ) ?? 0) + (numberOf(line.overheadMilliJ) ?? 0);
  return (
    <tr data-testid="ledger-line">
      <td>{dateTime(Date.parse(line.from), 'UTC')}{line.version > 1 && <small> v{line.version}</small>}</td>
      <td>{[line.siteId, line.poolId].filter(Boolean).join(' · ')}</td>
      <td>{line.jobId ?? line.holder}</td>
      <td class="number" title={`${energy} mJ`}>{(energy / MILLIJOULES_PER_KWH).toFixed(3)}</td>
      <td class="number" title={`${line.costMicroEur} millionths of a euro`}>{((numberOf(line.costMicroEur) ?? 0) / MICROEUR).toFixed(6)}</td>
    </tr>
  );
}

function Lines({ trace }: { trace: Trace }) {
  if (trace.entries.length === 0) return <p class="muted">No line: what is in this row was charged for the month as a whole.</p>;
  return (
    <TableBox label="Lines of the ledger" className="trace-lines">
      <table>
        <thead>
          <tr>
            <th scope="col">From, UTC</th><th scope="col">Pool</th><th scope="col">Whose</th>
            <th scope="col" class="number">kWh</th><th scope="col" class="number">EUR</th>
          </tr>
        </thead>
        <tbody>{trace.entries.map((line) => <Line key={`${line.from} ${line.siteId} ${line.poolId} ${line.jobId ?? line.holder}`} line={line} />)}</tbody>
      </table>
      {trace.entryCount > trace.entries.length && (
        <p class="table-count">The first {count(trace.entries.length)} of {count(trace.entryCount)} lines; the rest is at /api/v1/ledger-entries.</p>
      )}
    </TableBox>
  );
}

interface Props {
  kind: string;
  rowId: string;
  report: Report | undefined;
}

/** What is behind a row: accounts, lines of the ledger, and by which assumptions, series and meters they were counted. */
export function TracePanel({ kind, rowId, report }: Props) {
  const trace = useResource<Trace>(`${kind} ${rowId}`, (signal) => financeApi.row(kind, rowId, signal));
  const row = report?.rows.find((it) => textIn(report, it, 'rowId') === rowId);
  const title = report && row ? rowName(report, row) : 'Behind the row';
  const cost = report && row ? textIn(report, row, 'costEur') : '';
  return (
    <aside class="why-side finance-side" aria-label="What is behind the row">
      <Panel<Trace>
        id="trace" title={title} resource={trace} className="node-panel"
        note={cost && `${report?.asked.currency ?? 'EUR'} ${euros(Number(cost))}`}
        tools={
          <>
            <button type="button" class="button quiet square" aria-label="Copy as curl" title="Copy as curl" data-testid="trace-curl" onClick={() => void copyText(curl(financeUrls.row(kind, rowId), location.origin), 'curl command')}>
              <Icon name="link" />
            </button>
            <button type="button" class="button quiet square" aria-label="Close" data-testid="trace-close" onClick={() => setParams({ row: undefined })}>
              <Icon name="close" />
            </button>
          </>
        }
      >
        {(data) => (
          <div class="node-body" tabIndex={0} role="region" aria-label="What is behind the row">
            <dl class="facts" data-testid="trace-facts">
              <div><dt>Quarter-hours of</dt><dd>{data.ledgerMonth}{data.corrects && `, corrected since it was closed`}</dd></div>
              <div><dt>Assumptions</dt><dd>{data.bookVersions.length > 0 ? `version ${data.bookVersions.join(', ')}` : 'none'}</dd></div>
              <div><dt>Series</dt><dd>{data.series.length > 0 ? data.series.map(({ id, version }) => `${id}, version ${version}`).join('; ') : 'none'}</dd></div>
              <div><dt>Meters</dt><dd>{data.meterIds.length > 0 ? data.meterIds.join(', ') : 'none: the PUE is declared'}</dd></div>
            </dl>
            <section class="why-part">
              <h3>Accounts</h3>
              <ul class="trace-accounts">
                {data.accounts.slice(0, ACCOUNTS).map((account) => <li key={accountText(account)}>{accountText(account)}</li>)}
                {data.accountCount > Math.min(ACCOUNTS, data.accounts.length) && <li class="muted">and {count(data.accountCount - Math.min(ACCOUNTS, data.accounts.length))} more</li>}
              </ul>
            </section>
            <section class="why-part"><h3>Lines of the ledger</h3><Lines trace={data} /></section>
          </div>
        )}
      </Panel>
    </aside>
  );
}
