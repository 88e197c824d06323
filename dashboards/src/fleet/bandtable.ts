import type { Quality, ScopedPowerSeries } from '../api/fleettypes';
import { kindLabel } from '../charts/kinds';
import type { Slots } from '../charts/slots';

/** Stack order of the band, from the ground up. */
export const CLASSES = [
  'idle', 'unassigned', 'inference', 'training', 'fine-tuning', 'batch',
] as const;

/** One part of the stack. */
export interface Part {
  id: string;
  label: string;
  /** The class of work whose colour it has. */
  tone: string;
}

const classParts: readonly Part[] = CLASSES.map((id) => ({ id, label: kindLabel(id), tone: id }));

/** Whether an answer is by class of work; while another grouping is on its way the last one still shows. */
export function isByClass(answer: ScopedPowerSeries): boolean {
  return CLASSES.every((kind) => answer.series.some(({ id }) => id === kind));
}

/** Colours of sites, which come again where there are more of them; they are told by name. */
const SITE_TONES = ['inference', 'training', 'fine-tuning', 'batch', 'unassigned'] as const;

/** What the columns of an answer by site are, under the sites' names. */
export function siteParts(answer: ScopedPowerSeries, names: ReadonlyMap<string, string>): Part[] {
  return answer.series
    .slice(0, -LIMITS)
    .map(({ id }, at) => ({ id, label: names.get(id) ?? id, tone: SITE_TONES[at % SITE_TONES.length] ?? 'idle' }));
}

/** The last columns of every answer. */
const LIMITS = 2;

/** Watts by class of work or by site over time, NaN where nothing is known. */
export interface BandTable extends Slots {
  snapshotId: string;
  parts: readonly Part[];
  /** In the order of the parts. */
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

export function bandTable(answer: ScopedPowerSeries, parts: readonly Part[] = classParts): BandTable {
  const count = Math.max(0, ...answer.series.map((series) => series.values.length));
  const stack = answer.series.slice(0, -LIMITS);
  const limits = answer.series.slice(-LIMITS);
  const find = (all: readonly Series[], id: string) => all.find((series) => series.id === id);
  const layers = parts.map(({ id }) => column(find(stack, id), count));
  const quality = Array.from({ length: count }, (_, slot) => qualityOf(stack, slot));
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
    parts,
    layers,
    total,
    limit: column(find(limits, 'limit'), count),
    operating: column(find(limits, 'operatingLimit'), count),
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
