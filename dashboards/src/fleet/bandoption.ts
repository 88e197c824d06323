import type { Option } from '../charts/echart';
import { FONT } from '../charts/font';
import { hatchFill, hatchTile } from '../charts/hatch';
import { faded } from '../charts/palette';
import { round } from '../charts/scale';
import { curtailments, slotsWithin, spans, type Span } from '../charts/slots';
import { power } from '../units/format';
import { timeTicks } from '../units/ticks';
import { excessSeries, layerSeries, limitSeries, still, totalSeries, type BandData } from './bandlayers';
import { isOver, isUnlimited } from './bandtable';
import { spreadLabels } from './labels';

export const PLOT_TOP = 14;
export const PLOT_BOTTOM = 24;

export interface BandScene extends BandData {
  zone: string;
  left: number;
  right: number;
  /** Of the whole chart. */
  width: number;
  height: number;
  now: number;
}

const plotWidth = ({ width, left, right }: BandScene) => Math.max(40, width - left - right);

interface AreaKind {
  word: string;
  fill: object;
  text: object;
  always?: boolean;
}

function areasOf(scene: BandScene, found: readonly Span[], { word, fill, text, always }: AreaKind) {
  const { window } = scene;
  const label = { position: 'insideTop', fontSize: 11, distance: 6, ...text };
  return found
    .filter((span) => span.from < window.to && span.to > window.from)
    .map((span) => {
      const [from, to] = [Math.max(span.from, window.from), Math.min(span.to, window.to)];
      const pixels = ((to - from) / (window.to - window.from)) * plotWidth(scene);
      const show = always === true || pixels > word.length * 7;
      return [{ xAxis: from, itemStyle: fill, label: { ...label, show, formatter: word } }, { xAxis: to }];
    });
}

function shading(scene: BandScene) {
  const { table, colours } = scene;
  const quiet = { color: colours.muted };
  const stripes = hatchTile('stripes', faded(colours.shade, 0.34), faded(colours.shade, 0.07));
  const crosses = hatchTile('cross', faded(colours.shade, 0.3));
  return [
    ...areasOf(scene, curtailments(table), { word: 'curtailed', fill: { color: hatchFill(stripes) }, text: quiet }),
    ...areasOf(scene, spans(table, (slot) => isUnlimited(table, slot)), {
      word: 'limit not set', fill: { color: hatchFill(crosses) }, text: quiet,
    }),
    ...areasOf(scene, spans(table, (slot) => isOver(table, slot)), {
      word: 'over', always: true,
      fill: { color: faded(colours.over, 0.14) }, text: { color: colours.over, fontWeight: 700 },
    }),
    ...areasOf(scene, spans(table, (slot) => table.quality[slot] === 'forecast'), {
      word: 'forecast', fill: { color: faded(colours.shade, 0.05) },
      text: { ...quiet, position: 'insideTopRight' },
    }),
  ];
}

function overlay(scene: BandScene) {
  const { colours, window, now } = scene;
  return {
    ...still,
    id: 'overlay',
    z: 7,
    data: [],
    markArea: { silent: true, data: shading(scene), z: 1 },
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

/** The names and values of the limits at the end of the window, beside the lines or, without room, above them. */
function limitLabels(scene: BandScene) {
  const { table, window, scale, colours, width, height, right } = scene;
  const [first, last] = slotsWithin(table, window.from, window.to);
  const plotHeight = height - PLOT_TOP - PLOT_BOTTOM;
  const beside = right > 80;
  const lastSet = (values: Float64Array) => {
    for (let slot = last - 1; slot >= first; slot--) {
      const value = values[slot];
      if (value !== undefined && !Number.isNaN(value)) return value;
    }
    return undefined;
  };
  const named = [
    { name: 'Limit', watts: lastSet(table.limit), colour: colours.limit },
    { name: 'Operating', watts: lastSet(table.operating), colour: colours.operating },
  ];
  const lineTop = (watts: number) => PLOT_TOP + plotHeight * (1 - watts / scale.wattsPerUnit / scale.most);
  const tall = beside ? 30 : 15;
  const shown = named.filter((label) => label.watts !== undefined);
  const tops = spreadLabels(
    shown.map((label) => lineTop(label.watts ?? 0) - 15), tall, 0, height - PLOT_BOTTOM - tall,
  );
  return named.map((label) => ({
    id: `label-${label.name}`,
    $action: 'replace',
    type: 'text',
    silent: true,
    z: 100,
    invisible: label.watts === undefined,
    x: beside ? width - right + 8 : width - right - 6,
    y: tops[shown.indexOf(label)] ?? 0,
    style: {
      text: `${label.name}${beside ? '\n' : ' '}${power(label.watts ?? 0)}`,
      fill: label.colour,
      font: `600 11px ${FONT}`,
      lineHeight: 14,
      align: beside ? 'left' : 'right',
      verticalAlign: 'top',
      ...(beside ? {} : { backgroundColor: faded(colours.background, 0.8), padding: [1, 3] }),
    },
  }));
}

function xAxis(scene: BandScene) {
  const { window, zone, colours } = scene;
  const ticks = timeTicks(window.from, window.to, plotWidth(scene), zone);
  const at = ticks.map((tick) => tick.at);
  const labels = new Map(ticks.map((tick) => [tick.at, tick]));
  return {
    type: 'value',
    min: window.from,
    max: window.to,
    axisLine: { lineStyle: { color: colours.lineStrong } },
    axisTick: { customValues: at, lineStyle: { color: colours.lineStrong } },
    axisLabel: {
      color: colours.muted,
      fontSize: 11,
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
  };
}

export function bandOption(scene: BandScene): Option {
  const { colours, left, right, scale } = scene;
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT },
    grid: { left, right, top: PLOT_TOP, bottom: PLOT_BOTTOM, outerBoundsMode: 'none' },
    graphic: limitLabels(scene),
    xAxis: xAxis(scene),
    yAxis: {
      type: 'value',
      min: 0,
      max: scale.most,
      interval: scale.step,
      axisLabel: {
        color: colours.muted,
        fontSize: 11,
        margin: 8,
        formatter: (value: number) =>
          value >= scale.most ? `${round(value)} ${scale.unit}` : String(round(value)),
      },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      excessSeries(scene), ...layerSeries(scene), ...totalSeries(scene), ...limitSeries(scene), overlay(scene),
    ],
  };
}
