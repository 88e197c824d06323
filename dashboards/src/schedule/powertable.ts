import type { PowerSeries } from '../api/types';

/** Stack order of the chart, from the ground up. */
export const LAYERS = ['idle', 'inference', 'training', 'fine-tuning', 'batch'] as const;

/** A dip shallower than this is rounding. */
const DIP = 0.9995;

export interface PowerTable {
  start: number;
  stepMs: number;
  count: number;
  downsampled: boolean;
  /** Watts by layer, in the order of LAYERS. */
  layers: Float64Array[];
  total: Float64Array;
  /** NaN where no limit is known. */
  limit: Float64Array;
}

function column(series: PowerSeries, id: string, missing: number): Float64Array {
  const values = series.series.find((candidate) => candidate.id === id)?.values;
  const count = series.series[0]?.values.length ?? 0;
  return Float64Array.from({ length: count }, (_, at) => values?.[at] ?? missing);
}

export function powerTable(series: PowerSeries): PowerTable {
  const layers = LAYERS.map((id) => column(series, id, 0));
  const limit = column(series, 'limit', Number.NaN);
  const total = limit.map((_, at) => layers.reduce((sum, layer) => sum + (layer[at] ?? 0), 0));
  return {
    start: Date.parse(series.from),
    stepMs: series.stepSeconds * 1000,
    count: limit.length,
    downsampled: series.downsampled ?? false,
    layers,
    total,
    limit,
  };
}

export function slotAt(table: PowerTable, at: number): number | undefined {
  const slot = Math.floor((at - table.start) / table.stepMs);
  return slot >= 0 && slot < table.count ? slot : undefined;
}

/** First and one-past-last slot that touch a window. */
export function slotsWithin(table: PowerTable, from: number, to: number): [number, number] {
  const first = Math.max(0, Math.floor((from - table.start) / table.stepMs));
  const last = Math.min(table.count, Math.ceil((to - table.start) / table.stepMs));
  return [Math.min(first, last), last];
}

export interface Span {
  from: number;
  to: number;
}

/** Runs of slots where a condition holds. */
export function spans(table: PowerTable, holds: (slot: number) => boolean): Span[] {
  const found: Span[] = [];
  let open = -1;
  for (let slot = 0; slot <= table.count; slot++) {
    const inside = slot < table.count && holds(slot);
    if (inside && open < 0) open = slot;
    if (!inside && open >= 0) {
      found.push({ from: table.start + open * table.stepMs, to: table.start + slot * table.stepMs });
      open = -1;
    }
  }
  return found;
}

/** Above the limit by at least a watt; rounding of parts is no breach. */
export function isOver(table: PowerTable, slot: number): boolean {
  return (table.total[slot] ?? 0) - (table.limit[slot] ?? Number.NaN) >= 1;
}

function runningMost(values: Float64Array): Float64Array {
  let most = -Infinity;
  return values.map((value) => (most = Number.isNaN(value) ? most : Math.max(most, value)));
}

/** Where the limit dips below what it was before and will be again; a ramp up or down is no curtailment. */
export function curtailments(table: PowerTable): Span[] {
  const before = runningMost(table.limit);
  const after = runningMost(table.limit.slice().reverse()).reverse();
  return spans(table, (slot) => {
    const usual = Math.min(before[slot] ?? Infinity, after[slot] ?? Infinity);
    return (table.limit[slot] ?? Number.NaN) < usual * DIP;
  });
}

export interface Tightest {
  slot: number;
  totalW: number;
  limitW: number;
  headroomW: number;
}

/** The slot with the least headroom between two slots; without a limit, the one with the most load. */
export function tightest(table: PowerTable, first: number, last: number): Tightest | undefined {
  let best: Tightest | undefined;
  for (let slot = first; slot < last; slot++) {
    const totalW = table.total[slot] ?? 0;
    const limitW = table.limit[slot] ?? Number.NaN;
    const headroomW = limitW - totalW;
    const unknown = Number.isNaN(headroomW);
    const tighter = unknown ? totalW > (best?.totalW ?? -1) : !(headroomW >= (best?.headroomW ?? Infinity));
    if (tighter) best = { slot, totalW, limitW, headroomW };
  }
  return best;
}

export function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}
