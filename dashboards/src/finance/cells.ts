import type { Report, ReportCell, ReportColumn } from '../api/financetypes';
import { MINUS } from '../units/format';

const LOCALE = 'en-GB';
const NO_BREAK = '\u00a0';
const formats = new Map<number, Intl.NumberFormat>();

function fixed(value: number, decimals: number): string {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(decimals, format);
  }
  // Rounded to nothing has no sign.
  const text = format.format(value);
  return /[1-9]/.test(text) ? text.replace('-', MINUS) : text.replace('-', '');
}

/** The number of a cell; absent where it has none. */
export function numberOf(cell: ReportCell | undefined): number | undefined {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string' || cell === '') return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}

/** Where a report has a column; -1 where it has none. */
export function columnAt(report: Pick<Report, 'columns'>, name: string): number {
  return report.columns.findIndex((column) => column.name === name);
}

/** The cell of a named column; absent where there is no such column. */
export function cellOf(report: Pick<Report, 'columns'>, row: readonly ReportCell[], name: string): ReportCell | undefined {
  const at = columnAt(report, name);
  return at < 0 ? undefined : row[at];
}

export function numberIn(report: Pick<Report, 'columns'>, row: readonly ReportCell[], name: string): number | undefined {
  return numberOf(cellOf(report, row, name));
}

export function textIn(report: Pick<Report, 'columns'>, row: readonly ReportCell[], name: string): string {
  const cell = cellOf(report, row, name);
  return cell === undefined || cell === null ? '' : String(cell);
}

export function isNumeric(column: ReportColumn): boolean {
  return column.type === 'whole' || column.type.startsWith('decimal');
}

export const euros = (value: number): string => fixed(value, 2);
export const gpuHours = (value: number): string => fixed(value, 3);
export const megawattHours = (wattHours: number): string => fixed(wattHours / 1_000_000, 3);
export const kilograms = (grams: number): string => fixed(grams / 1_000, 1);
export const share = (ratio: number): string => fixed(ratio * 100, 1) + NO_BREAK + '%';

/** A cell as the screen prints it: watt-hours as MWh and grams as kg, everything else as it is posted. */
export function cellText(column: ReportColumn, cell: ReportCell | undefined): string {
  if (cell === null || cell === undefined) return '–';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (!isNumeric(column)) return String(cell);
  const value = numberOf(cell);
  if (value === undefined) return String(cell);
  switch (column.unit) {
    case 'EUR':
      return euros(value);
    case 'GPU-h':
      return gpuHours(value);
    case 'Wh':
      return megawattHours(value);
    case 'g':
      return kilograms(value);
    default:
      return column.name.endsWith('Ratio') ? share(value) : fixed(value, column.type === 'whole' ? 0 : 3);
  }
}

/** The unit in which {@link cellText} prints. */
export function shownUnit(column: ReportColumn): string | undefined {
  switch (column.unit) {
    case 'Wh':
      return 'MWh';
    case 'g':
      return 'kgCO₂e';
    default:
      return column.unit;
  }
}

/** A column's name in words: allocatedGpuHours is "Allocated", its unit stands beside it. */
export function heading(name: string): string {
  const words = name
    .replace(/(GpuHours|Eur|Wh|Grams|Ratio|Id)$/, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^it$/, 'IT');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
