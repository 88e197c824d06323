import type { Quality } from '../api/fleettypes';
import { hatchFill, hatchTile } from '../charts/hatch';
import { blended, kindColour, type Palette } from '../charts/palette';
import type { PowerScale } from '../charts/scale';
import { slotsWithin } from '../charts/slots';
import type { TimeWindow } from '../charts/window';
import { bindingLimit, isOver, type BandTable } from './bandtable';

/** What the series of the band are drawn from. */
export interface BandData {
  table: BandTable;
  window: TimeWindow;
  scale: PowerScale;
  colours: Palette;
  /** The one class to show, from the ground up. */
  only: string | undefined;
}

type Point = [number, number];

/** A point where the value changes, for it holds until then; a gap ends with the value that led into it. */
export function stepPoints(table: BandTable, window: TimeWindow, value: (slot: number) => number): Point[] {
  const [first, last] = slotsWithin(table, window.from, window.to);
  const found: Point[] = [];
  let held = Number.NaN;
  for (let slot = first; slot < last; slot++) {
    const next = value(slot);
    if (Object.is(next, held)) continue;
    const at = table.start + slot * table.stepMs;
    if (Number.isNaN(next)) found.push([at, held]);
    found.push([at, next]);
    held = next;
  }
  if (!Number.isNaN(held)) found.push([table.start + last * table.stepMs, held]);
  return found;
}

export const still = { type: 'line', step: 'end', symbol: 'none', silent: true, animation: false } as const;

/** The same value where the slot is known in one of these ways, else nothing. */
function where(table: BandTable, qualities: readonly Quality[], value: (slot: number) => number) {
  return (slot: number) => (qualities.includes(table.quality[slot] ?? 'missing') ? value(slot) : Number.NaN);
}

const PAST: readonly Quality[] = ['measured', 'estimated'];
const FUTURE: readonly Quality[] = ['forecast'];

function cumulative(table: BandTable, upTo: number, only: string | undefined): (slot: number) => number {
  const below = only === undefined ? table.layers.slice(0, upTo + 1) : table.layers.slice(upTo, upTo + 1);
  return (slot) =>
    below.reduce((sum, layer) => {
      const value = layer[slot] ?? Number.NaN;
      return Number.isNaN(value) ? sum : sum + value;
    }, 0);
}

/** Drawn from the top of the stack down, so that each layer covers those under it. */
export function layerSeries({ table, window, scale, colours, only }: BandData) {
  const drawn = table.parts
    .map(({ id, tone }, at) => ({ kind: id, tone, at }))
    .filter(({ kind }) => only === undefined || kind === only);
  const strength = (tone: string) => (tone === 'idle' ? 0.5 : 0.9);
  const area = ({ kind, tone, at }: (typeof drawn)[number], past: boolean) => {
    const height = cumulative(table, at, only);
    const value = (slot: number) => Math.min(height(slot), ceiling(table, slot)) / scale.wattsPerUnit;
    const opacity = strength(tone) * (past ? 1 : 0.42);
    return {
      ...still,
      id: `${kind}-${past ? 'past' : 'forecast'}`,
      lineStyle: { width: 0 },
      areaStyle: { color: blended(kindColour(colours, tone), colours.background, opacity), opacity: 1 },
      data: stepPoints(table, window, where(table, past ? PAST : FUTURE, value)),
    };
  };
  return drawn.reverse().flatMap((part) => [area(part, true), area(part, false)]);
}

function ceiling(table: BandTable, slot: number): number {
  const limit = bindingLimit(table, slot);
  return Number.isNaN(limit) ? Infinity : limit;
}

/** What stands above the least limit, hatched; it lies behind the layers, which end there. One class alone would not cover it. */
export function excessSeries({ table, window, scale, colours, only }: BandData) {
  const tile = hatchTile('cross', colours.over, blended(colours.over, colours.background, 0.16));
  return {
    ...still,
    id: 'over',
    lineStyle: { width: 0 },
    areaStyle: { color: hatchFill(tile), opacity: 1 },
    data: stepPoints(table, window, (slot) =>
      only === undefined && isOver(table, slot) ? (table.total[slot] ?? 0) / scale.wattsPerUnit : Number.NaN,
    ),
  };
}

/** The edge of the stack says how the sum is known: solid measured, dashed estimated, dotted forecast. */
export function totalSeries({ table, window, scale, colours }: BandData) {
  const edge = (id: string, quality: Quality, line: object) => ({
    ...still,
    id,
    z: 5,
    lineStyle: { color: colours.ink, width: 1.4, ...line },
    data: stepPoints(table, window, where(table, [quality], (slot) => (table.total[slot] ?? 0) / scale.wattsPerUnit)),
  });
  return [
    edge('total-measured', 'measured', { type: 'solid', opacity: 0.85 }),
    edge('total-estimated', 'estimated', { type: [5, 4], width: 1.8 }),
    edge('total-forecast', 'forecast', { type: [1.5, 3], opacity: 0.9 }),
  ];
}

export function limitSeries({ table, window, scale, colours }: BandData) {
  const line = (id: string, values: Float64Array, style: object) => ({
    ...still,
    id,
    z: 6,
    lineStyle: style,
    data: stepPoints(table, window, (slot) => (values[slot] ?? Number.NaN) / scale.wattsPerUnit),
  });
  return [
    line('limit', table.limit, { width: 1.75, color: colours.limit }),
    line('operating', table.operating, { width: 1.75, color: colours.operating, type: [9, 3] }),
  ];
}
