import type { CapacityStep, DraftStep } from '../api/capacity';

const DAY_MS = 86_400_000;
const KW_PER_MW = 1_000;
/** Handles are so far apart in a row at least, and rows too. */
export const HANDLE_PX = 26;

/** A step as it would be: its day, and its power of grid. */
export interface Moved {
  on: string;
  gridKw: number;
}

export function laterBy(day: string, days: number): string {
  return new Date(Date.parse(day) + Math.round(days) * DAY_MS).toISOString().slice(0, 10);
}

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** By days and whole tenths of a MW; power stays what it was where it would be nothing. */
export function movedBy(step: Moved, days: number, megawatts: number): Moved {
  const gridKw = Math.round(step.gridKw / 100 + megawatts * 10) * 100;
  return { on: laterBy(step.on, days), gridKw: megawatts === 0 || gridKw === 0 || Math.sign(gridKw) !== Math.sign(step.gridKw) ? step.gridKw : gridKw };
}

/** What an arrow key moves: a week or a day, a MW or a tenth; undefined of other keys. */
export function keyMove(key: string, isFine: boolean): { days: number; megawatts: number } | undefined {
  switch (key) {
    case 'ArrowRight': return { days: isFine ? 1 : 7, megawatts: 0 };
    case 'ArrowLeft': return { days: isFine ? -1 : -7, megawatts: 0 };
    case 'ArrowUp': return { days: 0, megawatts: isFine ? 0.1 : 1 };
    case 'ArrowDown': return { days: 0, megawatts: isFine ? -0.1 : -1 };
    default: return undefined;
  }
}

/** Only what is other than now; a step that is left where it is has no draft by it. */
export function draftOf(step: CapacityStep, { on, gridKw }: Moved, before: DraftStep | undefined): DraftStep {
  return {
    ...before, stepId: step.id,
    ...(on !== step.on ? { on } : {}),
    ...(gridKw !== step.gridKw ? { gridKw } : {}),
  };
}

export function movedWords(step: CapacityStep, { on, gridKw }: Moved): string {
  const days = daysBetween(step.on, on);
  const later = days === 0 ? '' : ` (${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days < 0 ? 'earlier' : 'later'})`;
  return `${step.id}: ${on}${later}, ${(gridKw / KW_PER_MW).toFixed(1)} MW`;
}

/** A row for each handle, so that none is over another; the first row that is free. */
export function rowsOf(xs: readonly number[]): number[] {
  const ends: number[] = [];
  const rows: number[] = Array.from({ length: xs.length }, () => 0);
  const order = xs.map((x, at) => ({ x, at })).sort((one, other) => one.x - other.x);
  for (const { x, at } of order) {
    const free = ends.findIndex((end) => x - end >= HANDLE_PX);
    const row = free < 0 ? ends.length : free;
    ends[row] = x;
    rows[at] = row;
  }
  return rows;
}
