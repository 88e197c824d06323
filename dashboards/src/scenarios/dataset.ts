import type { Column, ComparedRow } from '../api/scenarios';
import type { Cell, Dataset } from '../charts/dataset';
import { mw } from '../outlook/words';
import { differenceOf, rowId, rowLabel, valueText } from './words';

/** A name for each column, also where the same scenario stands there twice. */
export function columnNames(columns: readonly Column[]): string[] {
  return columns.map(({ name }, at) => (columns.findIndex((it) => it.name === name) === at ? name : `${name} (${at + 1})`));
}

/** Each row that any of the columns has, in their order. */
export function rowsOf(columns: readonly Column[]): ComparedRow[] {
  const found = new Map<string, ComparedRow>();
  columns.forEach(({ rows }) => rows.forEach((row) => found.set(rowId(row), found.get(rowId(row)) ?? row)));
  return [...found.values()];
}

export function rowIn(column: Column, id: string): ComparedRow | undefined {
  return column.rows.find((row) => rowId(row) === id);
}

/** What the figures are of: changes, question, run and plan of each column. */
function inputs(columns: readonly Column[]): Record<string, string> {
  return Object.fromEntries(columns.map(({ name, cards, question, resultRunId, planVersion, warnings }, at) =>
    [`inputs${at + 1}`, JSON.stringify({ name, cards, question, run: resultRunId, planVersion, warnings })]));
}

/** The comparison as a file: figures, differences with their words, and the inputs. */
export function comparisonDataset(columns: readonly Column[]): Dataset {
  const rows = rowsOf(columns);
  const names = columnNames(columns);
  const parts = ['value', 'difference', 'word'] as const;
  return {
    name: `scenarios-${columns.length}`,
    columns: [
      { id: 'figure', label: 'Figure' },
      { id: 'unit', label: 'Unit' },
      ...names.flatMap((name) => parts.map((part) => ({ id: `${name}: ${part}`, label: `${name}: ${part}` }))),
    ],
    count: rows.length,
    cell: (at, column): Cell => {
      const row = rows[at];
      if (!row) return undefined;
      if (column < 2) return column === 0 ? rowLabel(row) : row.unit;
      const of = columns[Math.floor((column - 2) / parts.length)];
      const its = of && rowIn(of, rowId(row));
      if (!its) return undefined;
      switch (parts[(column - 2) % parts.length]) {
        case 'value': return its.valueKw ?? its.valueRatio ?? its.valueCount ?? its.valueMinor ?? its.valueKg ?? valueText(its, of.to);
        case 'difference': return differenceOf(its);
        default: return its.word;
      }
    },
    facts: { baseline: names[0] ?? '', ...inputs(columns) },
  };
}

/** All IT that there is on a day, signed or not. */
export const itKw = (point: Column['points'][number]): number =>
  point.energisedItKw + point.firmItKw + point.flexibleItKw + point.plannedItKw;

/** The months behind the lines. */
export function linesDataset(columns: readonly Column[]): Dataset {
  const days = [...new Set(columns.flatMap(({ points }) => points.map(({ day }) => day)))].sort();
  const names = columnNames(columns);
  const byDay = columns.map(({ points }) => new Map(points.map((point) => [point.day, point])));
  const show = (value: Cell) => (typeof value === 'number' ? mw(value) : '–');
  return {
    name: 'scenarios-months',
    columns: [
      { id: 'day', label: 'Day' },
      ...names.flatMap((name) => [
        { id: `${name}: demandP50Kw`, label: `${name}: demand P50, MW`, numeric: true, show },
        { id: `${name}: itKw`, label: `${name}: supply, MW of IT`, numeric: true, show },
      ]),
    ],
    count: days.length,
    cell: (row, column) => {
      const day = days[row];
      if (day === undefined || column === 0) return day;
      const point = byDay[Math.floor((column - 1) / 2)]?.get(day);
      return point && (column % 2 === 1 ? point.demandP50Kw : itKw(point));
    },
    facts: { unit: 'kW', ...inputs(columns) },
  };
}
