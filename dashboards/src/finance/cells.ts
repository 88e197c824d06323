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

/** A table's columns, and the currency that it is told in. */
type Columns = Pick<Report, 'columns'> & { asked?: Report['asked'] };

/** Where a report has a column, one of money by its name in euro; -1 where it has none. */
export function columnAt(report: Columns, name: string): number {
  const at = report.columns.findIndex((column) => column.name === name);
  return at < 0 && name.endsWith('Eur') ? report.columns.findIndex((column) => column.name === inCurrency(name, report.asked?.currency)) : at;
}

/** The name of a column of euro where it is told in another currency: costEur is costSek. */
function inCurrency(name: string, currency = 'EUR'): string {
  return name.slice(0, -3) + currency.charAt(0) + currency.slice(1).toLowerCase();
}

/** The cell of a named column; absent where there is no such column. */
export function cellOf(report: Columns, row: readonly ReportCell[], name: string): ReportCell | undefined {
  const at = columnAt(report, name);
  return at < 0 ? undefined : row[at];
}

export function numberIn(report: Columns, row: readonly ReportCell[], name: string): number | undefined {
  return numberOf(cellOf(report, row, name));
}

export function textIn(report: Columns, row: readonly ReportCell[], name: string): string {
  const cell = cellOf(report, row, name);
  return cell === undefined || cell === null ? '' : String(cell);
}

export function isNumeric(column: ReportColumn): boolean {
  return column.type === 'whole' || column.type.startsWith('decimal');
}

/** What a unit cost may be far below a cent: four digits that say something. */
function small(value: number): string {
  const decimals = value === 0 ? 2 : Math.min(8, Math.max(2, 3 - Math.floor(Math.log10(Math.abs(value)))));
  return fixed(value, decimals);
}

const isMoney = ({ unit }: ReportColumn): boolean => unit !== undefined && /^[A-Z]{3}$/.test(unit);

export const unitCost = small;
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
  if (isMoney(column)) return column.name.startsWith('per') ? small(value) : euros(value);
  switch (column.unit) {
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
export function heading(name: string, unit?: string): string {
  const words = name
    .replace(unit !== undefined && /^[A-Z]{3}$/.test(unit) ? new RegExp(`${unit}$`, 'i') : /(GpuHours|[A-Z][a-z]{2}PerMWh|Eur|Wh|Grams|Ratio|Id)$/, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^it$/, 'IT');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
