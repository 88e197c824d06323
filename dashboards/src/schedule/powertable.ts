import type { PowerSeries } from '../api/types';
import type { Slots } from '../charts/slots';

/** Stack order of the chart, from the ground up. */
export const LAYERS = ['idle', 'inference', 'training', 'fine-tuning', 'batch'] as const;

export interface PowerTable extends Slots {
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

/** Above the limit by at least a watt; rounding of parts is no breach. */
export function isOver(table: PowerTable, slot: number): boolean {
  return (table.total[slot] ?? 0) - (table.limit[slot] ?? Number.NaN) >= 1;
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
