import type { Column } from '../api/scenarios';
import { rowIn } from './dataset';
import { differenceOf } from './words';

/** Never is later than any day, and so is its difference. */
function sizeOf(column: Column, id: string): number {
  const row = rowIn(column, id);
  if (!row) return -Infinity;
  return differenceOf(row) ?? (row.valueOn === undefined ? Infinity : -Infinity);
}

/** The baseline, then the others by the difference in a row, the largest first. */
export function ordered(columns: readonly Column[], id: string | undefined): Column[] {
  const [first, ...rest] = columns;
  if (!first || id === undefined) return [...columns];
  return [first, ...rest.sort((one, other) => Number(sizeOf(other, id) > sizeOf(one, id)) - Number(sizeOf(other, id) < sizeOf(one, id)))];
}
