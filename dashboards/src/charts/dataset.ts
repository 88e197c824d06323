/** The numbers behind a chart: what its table shows and its files carry. */

export type Cell = string | number | undefined;

export interface Column {
  id: string;
  label: string;
  /** How the table prints a cell; files carry the value itself. */
  show?: (value: Cell) => string;
  numeric?: boolean;
  width?: number;
}

export interface Dataset {
  name: string;
  columns: readonly Column[];
  count: number;
  cell: (row: number, column: number) => Cell;
  /** Filters, range, zone, plan: whatever makes the numbers these and no others. */
  facts: Readonly<Record<string, string>>;
}

export function csvField(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  // A spreadsheet runs a text that starts like a formula.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What the file says of itself, with the time it was made. */
export function stamped(data: Dataset, now: Date): [string, string][] {
  return [...Object.entries(data.facts), ['generatedAt', now.toISOString()]];
}

/** RFC 4180, with the facts as comment lines on top. */
export function toCsv(data: Dataset, now: Date): string {
  const lines = stamped(data, now).map(([name, value]) => `# ${name}: ${value.replaceAll(/[\r\n]/g, ' ')}`);
  lines.push(data.columns.map((column) => csvField(column.id)).join(','));
  for (let row = 0; row < data.count; row++) {
    lines.push(data.columns.map((_, column) => csvField(data.cell(row, column))).join(','));
  }
  return lines.join('\r\n') + '\r\n';
}

export function toJson(data: Dataset, now: Date): string {
  const items = Array.from({ length: data.count }, (_, row) =>
    Object.fromEntries(data.columns.map((column, at) => [column.id, data.cell(row, at)])),
  );
  return JSON.stringify({ ...Object.fromEntries(stamped(data, now)), items }, null, 1);
}
