import type { Report, ReportCell } from '../api/financetypes';
import type { Query } from '../api/http';
import type { Resource } from '../api/resource';
import { TableToggle } from '../charts/exportmenu';
import { DataTable } from '../charts/datatable';
import { Panel } from '../shell/panel';
import { hasWord, setParams } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { cellOf, euros, gpuHours, kilograms, megawattHours, numberIn, share, textIn, unitCost } from './cells';
import { count } from '../units/format';
import { reportDataset } from './datasets';
import { FilesMenu } from './filesmenu';
import { Unit } from './unit';

const partWords: Readonly<Record<string, string>> = {
  idle: 'Idle: GPUs nobody had',
  unassigned: 'Unassigned: nodes of idle GPUs',
  overhead: 'Overhead without IT',
};

/** What a row is of: a tenant, a pool and so on, or what no job had. */
export function rowName(report: Report, row: readonly ReportCell[]): string {
  const part = textIn(report, row, 'part');
  const words = report.columns.filter(({ name }) => name.endsWith('Id') && name !== 'rowId').map(({ name }) => textIn(report, row, name)).filter(Boolean);
  const project = textIn(report, row, 'project');
  const name = [...words, project].filter(Boolean).join(' · ');
  const known = partWords[part];
  return known ? (name ? `${known} · ${name}` : known) : name || 'no name';
}

/** The month's own rows, then the corrections of each closed month. */
export function groupsOf(report: Report): { corrects: string; rows: readonly ReportCell[][] }[] {
  const months = [...new Set(report.rows.map((row) => textIn(report, row, 'correctedPeriod')))].sort();
  return months.map((corrects) => ({ corrects, rows: report.rows.filter((row) => textIn(report, row, 'correctedPeriod') === corrects) }));
}

interface RowProps {
  cost: Report;
  energy: Report | undefined;
  row: readonly ReportCell[];
  most: number;
  isShared: boolean;
  isCounted: boolean;
  chosen: boolean;
}

function Row({ cost, energy, row, most, isShared, isCounted, chosen }: RowProps) {
  const rowId = textIn(cost, row, 'rowId');
  const value = (name: string) => numberIn(cost, row, name) ?? 0;
  const inEnergy = energy?.rows.find((it) => textIn(energy, it, 'rowId') === rowId);
  const coverage = energy && inEnergy && numberIn(energy, inEnergy, 'coverageRatio');
  const counted = energy && inEnergy && numberIn(energy, inEnergy, 'countedRatio');
  const corrects = textIn(cost, row, 'correctedPeriod');
  const utilisation = numberIn(cost, row, 'utilisationRatio');
  const cents = value(isShared ? 'totalCostEur' : 'costEur');
  const allocated = value('allocatedGpuHours');
  const isOwnJobs = textIn(cost, row, 'part') === 'jobs' && !corrects;
  return (
    <tr class={chosen ? 'chosen' : undefined} data-testid="cost-row" data-row={rowId}>
      <th scope="row">
        <button type="button" class="link" aria-pressed={chosen} data-testid="cost-row-open" onClick={() => setParams({ row: chosen ? undefined : rowId })}>
          {rowName(cost, row)}
        </button>
      </th>
      <td class="number">{gpuHours(allocated)}</td>
      <td class="number">{textIn(cost, row, 'part') === 'jobs' ? gpuHours(value('usedGpuHours')) : '–'}</td>
      <td class="number">{utilisation === undefined || !isOwnJobs ? '–' : share(utilisation)}</td>
      <td class="number" title={`${value('energyWh')} Wh`}>{megawattHours(value('energyWh'))}</td>
      {isShared && <td class="number">{megawattHours(value('totalEnergyWh'))}</td>}
      <td class="number" data-testid="cost-eur">{euros(value('costEur'))}</td>
      {isShared && <td class="number">{euros(value('sharedCostEur'))}</td>}
      {isShared && <td class="number"><b>{euros(cents)}</b></td>}
      <td class="cost-bar-cell" aria-hidden="true"><i style={{ width: `${most > 0 ? Math.max(0, (cents / most) * 100) : 0}%` }} /></td>
      <td class="number">{allocated > 0 && !corrects ? euros(cents / allocated) : '–'}</td>
      {isCounted && <Accepted cost={cost} row={row} />}
      <td class="number">{kilograms(value('locationBasedGrams'))}</td>
      <td class="number">{kilograms(value('marketBasedGrams'))}</td>
      <td title={counted === undefined ? undefined : `${share(counted)} by energy counters`}>{coverage === undefined ? '–' : `${share(coverage)} known`}</td>
    </tr>
  );
}

/** Tasks that were of use, and what one of them cost. */
function Accepted({ cost, row }: { cost: Report; row: readonly ReportCell[] }) {
  const accepted = numberIn(cost, row, 'acceptedTaskCount') ?? 0;
  const tasks = numberIn(cost, row, 'taskCount') ?? 0;
  const per = numberIn(cost, row, 'perAcceptedTaskEur');
  return (
    <>
      <td class="number" title={tasks > 0 ? `${share(accepted / tasks)} of ${count(tasks)} tasks` : undefined}>{tasks > 0 ? count(accepted) : '–'}</td>
      <td class="number" data-testid="cost-per-accepted">{per === undefined ? '–' : unitCost(per)}</td>
    </>
  );
}

function Total({ cost, isShared, isCounted }: { cost: Report; isShared: boolean; isCounted: boolean }) {
  const value = (name: string) => numberIn(cost, cost.total, name) ?? 0;
  const allocated = value('allocatedGpuHours');
  return (
    <tr class="total" data-testid="cost-total">
      <th scope="row">All</th>
      <td class="number">{gpuHours(allocated)}</td>
      <td class="number">{gpuHours(value('usedGpuHours'))}</td>
      <td class="number">{allocated > 0 ? share(value('usedGpuHours') / allocated) : '–'}</td>
      <td class="number">{megawattHours(value('energyWh'))}</td>
      {isShared && <td class="number">{megawattHours(value('totalEnergyWh'))}</td>}
      <td class="number" data-testid="cost-total-eur">{euros(value('costEur'))}</td>
      {isShared && <td class="number">{euros(value('sharedCostEur'))}</td>}
      {isShared && <td class="number"><b>{euros(value('totalCostEur'))}</b></td>}
      <td />
      <td class="number">{allocated > 0 ? euros(value('costEur') / allocated) : '–'}</td>
      {isCounted && <Accepted cost={cost} row={cost.total} />}
      <td class="number">{kilograms(value('locationBasedGrams'))}</td>
      <td class="number">{kilograms(value('marketBasedGrams'))}</td>
      <td />
    </tr>
  );
}

interface Props {
  resource: Resource<Report>;
  energy: Report | undefined;
  query: Query;
  shared: string;
  chosen: string | undefined;
}

/** Who cost what: allocated and used, energy, euro and carbon, and how well it is known. */
export function CostPanel({ resource, energy, query, shared, chosen }: Props) {
  const asTable = hasWord('table', 'cost');
  const isShared = shared !== 'none';
  const field = isShared ? 'totalCostEur' : 'costEur';
  return (
    <Panel<Report>
      id="cost" title="Cost, energy and carbon" className="list-panel cost-panel" resource={resource}
      note={resource.data?.isProvisional ? 'the month is open: what is shown may still change' : 'as it was closed'}
      empty={resource.data?.rows.length === 0 ? { title: 'Nothing is booked in this month' } : undefined}
      tools={<><TableToggle panel="cost" chart="short table" /><FilesMenu kind="chargeback" query={query} /></>}
    >
      {(cost) => {
        if (asTable) return <DataTable panel="cost" data={reportDataset(cost)} label="All columns of the report" />;
        const money = cost.asked.currency;
        const isCounted = (numberIn(cost, cost.total, 'taskCount') ?? 0) > 0;
        const most = Math.max(...cost.rows.map((row) => numberIn(cost, row, field) ?? 0), 0);
        return (
          <TableBox label="Cost, energy and carbon" className="cost-box">
            <table>
              <thead>
                <tr>
                  <th scope="col">Whose</th>
                  <th scope="col" class="number">Allocated<Unit word="GPU-h" /></th><th scope="col" class="number">At work<Unit word="GPU-h" /></th>
                  <th scope="col" class="number">Utilisation</th><th scope="col" class="number">Energy<Unit word="MWh" /></th>
                  {isShared && <th scope="col" class="number">With idle<Unit word="MWh" /></th>}
                  <th scope="col" class="number">Cost<Unit word={money} /></th>
                  {isShared && <><th scope="col" class="number">Share of idle<Unit word={money} /></th><th scope="col" class="number">Together<Unit word={money} /></th></>}
                  <th scope="col"><span class="visually-hidden">Beside the highest</span></th>
                  <th scope="col" class="number">Per GPU-hour<Unit word={money} /></th>
                  {isCounted && <><th scope="col" class="number">Accepted<Unit word="tasks" /></th><th scope="col" class="number">Per accepted task<Unit word={money} /></th></>}
                  <th scope="col" class="number">Location-based<Unit word="kgCO₂e" /></th><th scope="col" class="number">Market-based<Unit word="kgCO₂e" /></th>
                  <th scope="col">Data</th>
                </tr>
              </thead>
              {groupsOf(cost).map(({ corrects, rows }) => (
                <tbody key={corrects} data-testid="cost-group" data-corrects={corrects}>
                  {corrects && <tr class="group"><th scope="rowgroup" colSpan={(isShared ? 14 : 11) + (isCounted ? 2 : 0)}>Corrections of {corrects}, of which more is known since it was closed</th></tr>}
                  {rows.map((row) => {
                    const rowId = String(cellOf(cost, row, 'rowId'));
                    return <Row key={rowId} cost={cost} energy={energy} row={row} most={most} isShared={isShared} isCounted={isCounted} chosen={rowId === chosen} />;
                  })}
                </tbody>
              ))}
              <tbody><Total cost={cost} isShared={isShared} isCounted={isCounted} /></tbody>
            </table>
          </TableBox>
        );
      }}
    </Panel>
  );
}
