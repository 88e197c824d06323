import type { Option } from '../charts/echart';
import { FONT } from '../charts/font';
import { faded } from '../charts/palette';
import { round } from '../charts/scale';
import { curtailments, slotsWithin, spans } from '../charts/slots';
import { timeAxis } from '../charts/timeaxis';
import { limitShades, nowLine, shadedAreas } from '../charts/timeshading';
import { power } from '../units/format';
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

function shading(scene: BandScene) {
  const { table, colours, window } = scene;
  const shades = limitShades(colours, {
    curtailed: curtailments(table),
    unlimited: spans(table, (slot) => isUnlimited(table, slot)),
    over: spans(table, (slot) => isOver(table, slot)),
  });
  const forecast = {
    spans: spans(table, (slot) => table.quality[slot] === 'forecast'), word: 'forecast',
    fill: { color: faded(colours.shade, 0.05) }, text: { color: colours.muted, position: 'insideTopRight' },
  };
  return shadedAreas(window, plotWidth(scene), [...shades, forecast]);
}

function overlay(scene: BandScene) {
  const { colours, window, now } = scene;
  return {
    ...still,
    id: 'overlay',
    z: 7,
    data: [],
    markArea: { silent: true, data: shading(scene), z: 1 },
    markLine: nowLine(colours, window, now),
  };
}

/** Room for a name and a value in one line. */
const LABEL_WIDTH = 130;

/** The names and values of the limits: beside those that reach the end of the window or, without room, above them; at the end of a line that ends before. */
function limitLabels(scene: BandScene) {
  const { table, window, scale, colours, width, height, left, right } = scene;
  const [first, last] = slotsWithin(table, window.from, window.to);
  const plotHeight = height - PLOT_TOP - PLOT_BOTTOM;
  const beside = right > 80;
  const lastSet = (values: Float64Array) => {
    for (let slot = last - 1; slot >= first; slot--) {
      const value = values[slot];
      if (value !== undefined && !Number.isNaN(value)) return { watts: value, reaches: slot === last - 1, end: endOf(slot) };
    }
    return { watts: undefined, reaches: true, end: 0 };
  };
  const endOf = (slot: number) => {
    const at = Math.min(table.start + (slot + 1) * table.stepMs, window.to);
    return left + (plotWidth(scene) * (at - window.from)) / (window.to - window.from);
  };
  const named = [
    { name: 'Limit', ...lastSet(table.limit), colour: colours.limit },
    { name: 'Operating', ...lastSet(table.operating), colour: colours.operating },
  ];
  const isInside = ({ reaches, end }: (typeof named)[number]) => !reaches && end + LABEL_WIDTH < width - right;
  const lineTop = (watts: number) => PLOT_TOP + plotHeight * (1 - watts / scale.wattsPerUnit / scale.most);
  const tall = beside ? 30 : 15;
  const shown = named.filter((label) => label.watts !== undefined && !isInside(label));
  const tops = spreadLabels(
    shown.map((label) => lineTop(label.watts ?? 0) - 15), tall, 0, height - PLOT_BOTTOM - tall,
  );
  const place = (label: (typeof named)[number]) => {
    if (isInside(label)) return { x: label.end + 6, y: lineTop(label.watts ?? 0) - 8, align: 'left', between: ' ' };
    const y = tops[shown.indexOf(label)] ?? 0;
    return beside ? { x: width - right + 8, y, align: 'left', between: '\n' } : { x: width - right - 6, y, align: 'right', between: ' ' };
  };
  return named.map((label) => ({ ...label, ...place(label) })).map((label) => ({
    id: `label-${label.name}`,
    $action: 'replace',
    type: 'text',
    silent: true,
    z: 100,
    invisible: label.watts === undefined,
    x: label.x,
    y: label.y,
    style: {
      text: `${label.name}${label.between}${power(label.watts ?? 0)}`,
      fill: label.colour,
      font: `600 11px ${FONT}`,
      lineHeight: 14,
      align: label.align,
      verticalAlign: 'top',
      ...(label.between === '\n' ? {} : { backgroundColor: faded(colours.background, 0.8), padding: [1, 3] }),
    },
  }));
}

export function bandOption(scene: BandScene): Option {
  const { colours, left, right, scale, window, zone } = scene;
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT },
    grid: { left, right, top: PLOT_TOP, bottom: PLOT_BOTTOM, outerBoundsMode: 'none' },
    graphic: limitLabels(scene),
    xAxis: timeAxis(window, plotWidth(scene), zone, colours),
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
