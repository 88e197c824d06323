import type { Option } from '../charts/echart';
import { FONT } from '../charts/font';
import { hatchTile } from '../charts/hatch';
import { faded, kindColour, type Palette } from '../charts/palette';
import { timeTicks } from '../units/ticks';
import { LAYERS, isOver, slotsWithin, spans, type PowerTable, type Span } from './powertable';
import type { TimeWindow } from './window';

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
  ceilingW: number;
  now: number;
}

type Point = [number, number];

/** Each value holds for its slot, so the last one is repeated at the slot's end. */
function points(table: PowerTable, window: TimeWindow, value: (slot: number) => number): Point[] {
  const [first, last] = slotsWithin(table, window.from, window.to);
  const found: Point[] = [];
  for (let slot = first; slot < last; slot++) {
    found.push([table.start + slot * table.stepMs, value(slot) / 1e6]);
  }
  if (last > first) found.push([table.start + last * table.stepMs, value(last - 1) / 1e6]);
  return found;
}

const still = { type: 'line', step: 'end', symbol: 'none', silent: true, animation: false } as const;

function layers({ table, window, colours }: PowerScene) {
  return LAYERS.map((kind, at) => {
    const colour = kindColour(colours, kind);
    const idle = kind === 'idle';
    return {
      ...still,
      id: kind,
      stack: 'load',
      lineStyle: { width: idle ? 0 : 1, color: colour },
      areaStyle: { color: idle ? faded(colour, 0.42) : faded(colour, 0.78), opacity: 1 },
      data: points(table, window, (slot) => table.layers[at]?.[slot] ?? 0),
    };
  });
}

function excess({ table, window, colours }: PowerScene) {
  const hidden = { ...still, stack: 'over', lineStyle: { width: 0 }, z: 4 };
  const tile = hatchTile('cross', colours.over, faded(colours.background, 0.55));
  return [
    { ...hidden, id: 'allowed', data: points(table, window, (slot) => Math.min(table.total[slot] ?? 0, table.limit[slot] ?? Infinity)) },
    {
      ...hidden,
      id: 'over',
      areaStyle: { color: { image: tile, repeat: 'repeat' }, opacity: 1 },
      data: points(table, window, (slot) => Math.max(0, (table.total[slot] ?? 0) - (table.limit[slot] ?? Infinity))),
    },
  ];
}

function shading(scene: PowerScene) {
  const { colours, curtailed, window, width } = scene;
  const tile = hatchTile('stripes', faded(colours.shade, 0.34), faded(colours.shade, 0.07));
  const pixels = (span: Span) => ((span.to - span.from) / (window.to - window.from)) * width;
  const visible = (span: Span) => span.from < window.to && span.to > window.from;
  const over = spans(scene.table, (slot) => isOver(scene.table, slot));
  return [
    ...curtailed.filter(visible).map((span) => [
      {
        xAxis: span.from,
        itemStyle: { color: { image: tile, repeat: 'repeat' } },
        label: { show: pixels(span) > 58, formatter: 'curtailed', position: 'insideTop', color: colours.muted, fontSize: 11, distance: 2 },
      },
      { xAxis: span.to },
    ]),
    ...over.filter(visible).map((span) => [
      {
        xAxis: span.from,
        itemStyle: { color: faded(colours.over, 0.14) },
        label: { show: true, formatter: 'over', position: 'insideTop', color: colours.over, fontSize: 11, fontWeight: 700, distance: 2 },
      },
      { xAxis: span.to },
    ]),
  ];
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
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { color: colours.accent, type: 'solid', width: 1.25 },
      label: { formatter: 'now', color: colours.accent, fontSize: 11, position: 'insideEndTop' },
      data: now > window.from && now < window.to ? [{ xAxis: now }] : [],
    },
  };
}

export function powerOption(scene: PowerScene): Option {
  const { window, zone, colours, left, right, width, ceilingW } = scene;
  const ticks = timeTicks(window.from, window.to, width, zone);
  const at = ticks.map((tick) => tick.at);
  const labels = new Map(ticks.map((tick) => [tick.at, tick]));
  const text = { color: colours.muted, fontSize: 11 };
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT },
    grid: { left, right, top: PLOT_TOP, bottom: PLOT_BOTTOM },
    xAxis: {
      type: 'value',
      min: window.from,
      max: window.to,
      axisLine: { lineStyle: { color: colours.lineStrong } },
      axisTick: { customValues: at, lineStyle: { color: colours.lineStrong } },
      axisLabel: {
        ...text,
        customValues: at,
        hideOverlap: true,
        alignMinLabel: 'left',
        formatter: (value: number) => {
          const tick = labels.get(value);
          return tick?.major ? `{day|${tick.label}}` : (tick?.label ?? '');
        },
        rich: { day: { color: colours.ink, fontWeight: 600, fontSize: 11 } },
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: ceilingW / 1e6,
      splitNumber: 4,
      axisLabel: {
        ...text,
        margin: 8,
        formatter: (value: number) => (value * 1e6 >= ceilingW ? `${value} MW` : String(value)),
      },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [...layers(scene), ...excess(scene), limitLine(scene)],
  };
}

/** A round ceiling a little above the highest thing drawn. */
export function ceiling(mostW: number): number {
  const wanted = Math.max(mostW * 1.06, 1000);
  const size = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * size >= wanted) ?? 10;
  return step * size;
}
