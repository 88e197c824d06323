import type { Periods, Report } from '../api/financetypes';
import type { Dataset } from '../charts/dataset';
import { cellText, heading, isNumeric, numberOf, shownUnit } from './cells';
import type { Step } from './waterfall';

/** A report as its table shows it: all columns but the row's id. */
export function reportDataset(report: Report): Dataset {
  const shown = report.columns.map((column, at) => ({ column, at })).filter(({ column }) => column.name !== 'rowId');
  return {
    name: `${report.kind}-${report.period.id}`,
    columns: shown.map(({ column }) => {
      const unit = shownUnit(column);
      return {
        id: column.name,
        label: unit ? `${heading(column.name, column.unit)}, ${unit}` : heading(column.name),
        numeric: isNumeric(column),
        show: (value) => cellText(column, value ?? null),
      };
    }),
    count: report.rows.length,
    cell: (row, column) => {
      const of = shown[column];
      const cell = of && report.rows[row]?.[of.at];
      if (cell === null || cell === undefined) return undefined;
      if (typeof cell === 'boolean') return String(cell);
      return of && isNumeric(of.column) ? numberOf(cell) : cell;
    },
    facts: { period: report.period.id, state: report.period.state, ...(report.period.sha256 ? { sha256: report.period.sha256 } : {}) },
  };
}

export function waterfallDataset(period: string, site: string, currency: string, steps: readonly Step[]): Dataset {
  return {
    name: `waterfall-${period}`,
    columns: [
      { id: 'step', label: 'Step' },
      { id: currency.toLowerCase(), label: currency, numeric: true, show: (value) => (typeof value === 'number' ? value.toFixed(2) : '') },
    ],
    count: steps.length,
    cell: (row, column) => (column === 0 ? steps[row]?.label : (steps[row]?.value ?? 0) / 100),
    facts: { period, site },
  };
}

export function periodsDataset({ zone, items }: Periods): Dataset {
  const cells = items.map((it) => [
    it.id, it.state, it.from, it.to, it.quarterCount, it.bookedQuarterCount, it.correctionCount, it.closedAt, it.closedBy, it.reason, it.sha256,
  ]);
  const names = ['period', 'state', 'from', 'to', 'quarterCount', 'bookedQuarterCount', 'correctionCount', 'closedAt', 'closedBy', 'reason', 'sha256'];
  return {
    name: 'periods',
    columns: names.map((id) => ({ id, label: heading(id) })),
    count: cells.length,
    cell: (row, column) => cells[row]?.[column],
    facts: { zone },
  };
}
