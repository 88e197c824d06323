import type { Progress } from '../api/types';
import type { Option } from '../charts/echart';
import { FONT } from '../charts/font';
import { faded, type Palette } from '../charts/palette';
import { count, duration, percent } from '../units/format';

export const LEFT = 88;
export const RIGHT_EDGE = 18;
const TOP = 30;

export interface SolverScene {
  points: readonly Progress[];
  budgetSeconds: number | undefined;
  colours: Palette;
  width: number;
  height: number;
  /** Show the first plans too, whose price would press the rest flat. */
  wholeRange: boolean;
}

type Point = [number, number];

function line(points: readonly Progress[], value: (point: Progress) => number | undefined): Point[] {
  const found: Point[] = [];
  for (const point of points) {
    const y = value(point);
    if (y !== undefined) found.push([point.elapsedSeconds, y]);
  }
  return found;
}

const inEuro = (minor: number | undefined) => (minor === undefined ? undefined : minor / 100);

/** From just under the bound to where the best stood after a quarter of its course, unless all is asked for. */
export function priceRange(points: readonly Progress[], wholeRange: boolean): [number, number] | undefined {
  const best = line(points, (point) => inEuro(point.bestCostMinor));
  const bounds = line(points, (point) => inEuro(point.boundCostMinor));
  const lastBest = best[best.length - 1]?.[1];
  if (lastBest === undefined) return undefined;
  const anchor = wholeRange ? 0 : Math.floor(best.length / 4);
  const high = Math.max(best[anchor]?.[1] ?? lastBest, lastBest);
  const low = Math.min(lastBest, bounds[bounds.length - 1]?.[1] ?? lastBest);
  const air = Math.max((high - low) * 0.08, Math.abs(lastBest) * 0.001);
  return [low - air, high + air];
}

export function xEnd(points: readonly Progress[], budgetSeconds: number | undefined): number {
  const last = points[points.length - 1]?.elapsedSeconds ?? 0;
  return Math.max(last * 1.02, budgetSeconds ?? 0, 1);
}

const SECOND_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600, 86_400];
const PIXELS_PER_TICK = 90;

export function secondTicks(end: number, width: number): number[] {
  const most = Math.max(2, Math.floor(width / PIXELS_PER_TICK));
  const step = SECOND_STEPS.find((candidate) => end / candidate <= most) ?? 604_800;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => at * step);
}

const still = { type: 'line', symbol: 'none', silent: true, animation: false } as const;

export function solverOption({ points, budgetSeconds, colours, width, height, wholeRange }: SolverScene): Option {
  const lower = Math.max(64, Math.round(height * 0.24));
  const upperHeight = Math.max(80, height - lower - TOP - 58);
  const range = priceRange(points, wholeRange);
  const text = { color: colours.muted, fontSize: 11 };
  const end = xEnd(points, budgetSeconds);
  const seconds = secondTicks(end, width);
  const xAxis = {
    type: 'value', min: 0, max: end,
    axisLine: { lineStyle: { color: colours.lineStrong } },
    splitLine: { show: false },
  };
  const name = { nameGap: 9, nameTextStyle: { ...text, align: 'right', padding: [0, 8, 0, 0] } };
  const yAxis = { ...name, type: 'value', axisLabel: text, splitLine: { lineStyle: { color: colours.line } } };
  const step = { ...still, step: 'end' };
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT },
    grid: [
      { left: LEFT, right: RIGHT_EDGE, top: TOP, height: upperHeight, outerBoundsMode: 'none' },
      { left: LEFT, right: RIGHT_EDGE, top: TOP + upperHeight + 34, height: lower - 14, outerBoundsMode: 'none' },
    ],
    xAxis: [
      { ...xAxis, gridIndex: 0, axisLabel: { show: false }, axisTick: { show: false } },
      {
        ...xAxis, gridIndex: 1,
        axisLabel: { ...text, customValues: seconds, formatter: (at: number) => duration(at) },
        axisTick: { customValues: seconds, lineStyle: { color: colours.lineStrong } },
      },
    ],
    yAxis: [
      {
        ...yAxis, name: 'EUR', gridIndex: 0, min: range?.[0] ?? 0, max: range?.[1] ?? 1, splitNumber: 5,
        axisLabel: { ...text, showMinLabel: false, showMaxLabel: false, formatter: (euro: number) => count(euro) },
      },
      {
        ...yAxis, name: 'moves/s', gridIndex: 1, min: 0, splitNumber: 2,
        axisLabel: { ...text, formatter: (rate: number) => count(rate) },
      },
    ],
    series: [
      {
        ...step, id: 'best', clip: true, z: 4, lineStyle: { width: 2, color: colours.accent },
        data: line(points, (point) => inEuro(point.bestCostMinor)),
      },
      {
        ...step, id: 'bound', clip: true, z: 3, lineStyle: { width: 1.5, color: colours.training, type: [6, 4] },
        data: line(points, (point) => inEuro(point.boundCostMinor)),
      },
      {
        ...still, id: 'moves', xAxisIndex: 1, yAxisIndex: 1,
        lineStyle: { width: 1.25, color: colours.fineTuning },
        areaStyle: { color: faded(colours.fineTuning, 0.2), opacity: 1 },
        data: line(points, (point) => point.movesPerSecondRatio),
      },
    ],
  };
}

/** One line for a moment of the search, for screen readers. */
export function pointSentence(point: Progress): string {
  const best = point.bestCostMinor === undefined ? 'no plan yet' : `best EUR ${count(point.bestCostMinor / 100)}`;
  const gap = point.gapRatio === undefined ? '' : `, gap ${percent(point.gapRatio)}`;
  return `${duration(point.elapsedSeconds)}: ${best}${gap}`;
}
