import type { Quality, ScopedPowerSeries } from '../api/fleettypes';
import type { Slots } from '../charts/slots';

/** Stack order of the band, from the ground up. */
export const CLASSES = [
  'idle', 'unassigned', 'inference', 'training', 'fine-tuning', 'batch',
] as const;

/** Watts by class over time, NaN where nothing is known. */
export interface BandTable extends Slots {
  snapshotId: string;
  /** In the order of CLASSES. */
  layers: Float64Array[];
  total: Float64Array;
  /** The least of the limits that hold. */
  limit: Float64Array;
  /** The operating limits alone. */
  operating: Float64Array;
  /** How the total of each slot is known. */
  quality: Quality[];
}

type Series = ScopedPowerSeries['series'][number];

function column(series: Series | undefined, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, slot) => series?.values[slot] ?? Number.NaN);
}

/** The least certain of the parts: one estimate makes the sum an estimate. */
function qualityOf(parts: readonly Series[], slot: number): Quality {
  const known = parts.filter((part) => typeof part.values[slot] === 'number');
  if (known.length === 0) return 'missing';
  const has = (quality: Quality) => known.some((part) => part.quality[slot] === quality);
  if (has('forecast')) return 'forecast';
  return has('estimated') ? 'estimated' : 'measured';
}

export function bandTable(answer: ScopedPowerSeries): BandTable {
  const count = Math.max(0, ...answer.series.map((series) => series.values.length));
  const find = (id: string) => answer.series.find((series) => series.id === id);
  const parts = CLASSES.map(find).filter((series) => series !== undefined);
  const layers = CLASSES.map((id) => column(find(id), count));
  const quality = Array.from({ length: count }, (_, slot) => qualityOf(parts, slot));
  const total = Float64Array.from({ length: count }, (_, slot) =>
    quality[slot] === 'missing'
      ? Number.NaN
      : layers.reduce((sum, layer) => sum + (Number.isNaN(layer[slot]) ? 0 : (layer[slot] ?? 0)), 0),
  );
  return {
    start: Date.parse(answer.from),
    stepMs: answer.stepSeconds * 1000,
    count,
    snapshotId: answer.snapshotId,
    layers,
    total,
    limit: column(find('limit'), count),
    operating: column(find('operatingLimit'), count),
    quality,
  };
}

/** What the load is held against; NaN where no limit is set. */
export function bindingLimit(table: BandTable, slot: number): number {
  const limit = table.limit[slot] ?? Number.NaN;
  return Number.isNaN(limit) ? (table.operating[slot] ?? Number.NaN) : limit;
}

/** Something is drawn and no limit is set; without a load, a limit may only not be known. */
export function isUnlimited(table: BandTable, slot: number): boolean {
  return !Number.isNaN(table.total[slot] ?? Number.NaN) && Number.isNaN(bindingLimit(table, slot));
}

/** Above the least limit by at least a watt. */
export function isOver(table: BandTable, slot: number): boolean {
  return (table.total[slot] ?? Number.NaN) - bindingLimit(table, slot) >= 1;
}

/** The newest slot that is no forecast. */
export function lastKnown(table: BandTable): number | undefined {
  const slot = table.quality.findLastIndex((quality) => quality === 'measured' || quality === 'estimated');
  return slot < 0 ? undefined : slot;
}

export function hasForecast(table: BandTable): boolean {
  return table.quality.includes('forecast');
}
