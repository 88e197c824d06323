import type { Option } from '../charts/echart';
import { FONT } from '../charts/font';
import { hatchFill, hatchTile } from '../charts/hatch';
import { blended, kindColour, type Palette } from '../charts/palette';
import { round, type Scale } from '../charts/scale';
import { timeAxis } from '../charts/timeaxis';
import { limitShades, nowLine, shadedAreas } from '../charts/timeshading';
import { slotsWithin, spans, type Span } from '../charts/slots';
import { LAYERS, isOver, type PowerTable } from './powertable';
import type { TimeWindow } from '../charts/window';

export const PLOT_TOP = 12;
export const PLOT_BOTTOM = 24;

export interface PowerScene {
  table: PowerTable;
  window: TimeWindow;
  zone: string;
  colours: Palette;
  left: number;
  right: number;
  width: number;
  curtailed: readonly Span[];
  scale: Scale;
  now: number;
}

type Point = [number, number];

/** A point where the value changes, for it holds until then, and one at the end of the window. */
function points(table: PowerTable, window: TimeWindow, value: (slot: number) => number): Point[] {
  const [first, last] = slotsWithin(table, window.from, window.to);
  const found: Point[] = [];
  let held = Number.NEGATIVE_INFINITY;
  for (let slot = first; slot < last; slot++) {
    const next = value(slot) / 1e6;
    if (!Object.is(next, held)) found.push([table.start + slot * table.stepMs, next]);
    held = next;
  }
  if (last > first) found.push([table.start + last * table.stepMs, held]);
  return found;
}

const still = { type: 'line', step: 'end', symbol: 'none', silent: true, animation: false } as const;

/** Cumulative from the ground and drawn from the top down, so that each layer covers those under it. */
function layers({ table, window, colours }: PowerScene) {
  const stacked = LAYERS.map((kind, at) => {
    const colour = kindColour(colours, kind);
    const below = table.layers.slice(0, at + 1);
    const height = (slot: number) => below.reduce((sum, layer) => sum + (layer[slot] ?? 0), 0);
    return {
      ...still,
      id: kind,
      lineStyle: { width: 0 },
      areaStyle: { color: blended(colour, colours.background, kind === 'idle' ? 0.45 : 0.9), opacity: 1 },
      data: points(table, window, (slot) => Math.min(height(slot), limitAt(table, slot))),
    };
  });
  return stacked.reverse();
}

function limitAt(table: PowerTable, slot: number): number {
  const limit = table.limit[slot];
  return limit === undefined || Number.isNaN(limit) ? Infinity : limit;
}

/** What stands above the limit, hatched; it lies behind the layers, which end at the limit. */
function excess({ table, window, colours }: PowerScene) {
  const tile = hatchTile('cross', colours.over, blended(colours.over, colours.background, 0.16));
  return {
    ...still,
    id: 'over',
    lineStyle: { width: 0 },
    areaStyle: { color: hatchFill(tile), opacity: 1 },
    data: points(table, window, (slot) => (isOver(table, slot) ? (table.total[slot] ?? 0) : 0)),
  };
}

function shading({ table, colours, window, width, curtailed }: PowerScene) {
  return shadedAreas(window, width, limitShades(colours, {
    curtailed,
    unlimited: spans(table, (slot) => Number.isNaN(table.limit[slot])),
    over: spans(table, (slot) => isOver(table, slot)),
  }));
}

function limitLine(scene: PowerScene) {
  const { table, window, colours, now } = scene;
  return {
    ...still,
    id: 'limit',
    z: 6,
    lineStyle: { width: 1.75, color: colours.limit },
    data: points(table, window, (slot) => table.limit[slot] ?? Number.NaN),
    markArea: { silent: true, data: shading(scene) },
    markLine: nowLine(colours, window, now),
  };
}

export function powerOption(scene: PowerScene): Option {
  const { window, zone, colours, left, right, width, scale } = scene;
  const text = { color: colours.muted, fontSize: 11 };
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT },
    // Both panes share one time axis, so labels must not push the plot inwards.
    grid: { left, right, top: PLOT_TOP, bottom: PLOT_BOTTOM, outerBoundsMode: 'none' },
    xAxis: timeAxis(window, width, zone, colours),
    yAxis: {
      type: 'value',
      min: 0,
      max: scale.most,
      interval: scale.step,
      axisLabel: {
        ...text,
        margin: 8,
        formatter: (value: number) => (value >= scale.most ? `${round(value)} MW` : String(round(value))),
      },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [excess(scene), ...layers(scene), limitLine(scene)],
  };
}
