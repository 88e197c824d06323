import type { Palette } from '../charts/palette';
import { faded } from '../charts/palette';
import type { Pen } from '../charts/pen';
import { isOutlier, type Group } from './groups';
import { drawMark } from './marks';
import { FRAME, labels, type PlotPoint, type PlotScene } from './plot';
import { axisOf, position, type Axis } from './plotscale';
import { marginText, ratioText } from './words';

const GAP = 10;
const STRIP = 22;

interface Facet {
  group: Group;
  left: number;
  width: number;
}

function axis(groups: readonly Group[]): Axis {
  const values = groups.flatMap(({ measured, expected }) => [
    ...measured.flatMap(({ result }) => [result.lowRatio ?? result.medianRatio ?? 1, result.highRatio ?? result.medianRatio ?? 1]),
    ...(expected ? [1, 1 - expected.failureMarginRatio] : []),
  ]);
  return values.length === 0 ? axisOf(0.9, 1) : axisOf(Math.min(...values), Math.max(...values));
}

/** Each group has width by its nodes, and a little at least. */
function facets(groups: readonly Group[], room: number): Facet[] {
  const weight = ({ measured, others }: Group) => Math.max(3, measured.length + others.length);
  const whole = groups.reduce((sum, group) => sum + weight(group), 0);
  const wide = room - GAP * Math.max(0, groups.length - 1);
  let left = FRAME.left;
  return groups.map((group) => {
    const width = (weight(group) / whole) * wide;
    const facet = { group, left, width };
    left += width + GAP;
    return facet;
  });
}

function pointsOf({ group, left, width }: Facet, yOf: (ratio: number) => number, strip: number): PlotPoint[] {
  const all = [...group.others, ...group.measured];
  const step = width / all.length;
  return all.map((node, at) => ({
    node, x: left + (at + 0.5) * step, y: node.result.medianRatio === undefined ? strip : yOf(node.result.medianRatio),
  }));
}

/** The band that the profile expects, and where it calls a node failed. */
function drawBand(pen: Pen, colours: Palette, { group: { expected }, left, width }: Facet, yOf: (ratio: number) => number): void {
  if (!expected) return;
  const [margin, failure] = [1 - expected.marginRatio, 1 - expected.failureMarginRatio];
  pen.rect(left, FRAME.top, width, yOf(margin) - FRAME.top, faded(colours.fineTuning, 0.13));
  pen.line(left, yOf(1), left + width, yOf(1), colours.muted, 1);
  pen.line(left, yOf(margin), left + width, yOf(margin), colours.training, 1.2, [5, 3]);
  pen.line(left, yOf(failure), left + width, yOf(failure), colours.over, 1.2, [2, 3]);
  if (width < 120) return;
  const style = { size: 10.5, align: 'right' as const, most: width - 8 };
  pen.text(`fails below −${marginText(expected.failureMarginRatio)}`, left + width - 4, yOf(failure) + 8, { ...style, colour: colours.muted });
  pen.text(`degraded below −${marginText(expected.marginRatio)}`, left + width - 4, yOf(margin) + 8, { ...style, colour: colours.muted });
}

function drawAxis(pen: Pen, colours: Palette, ticks: readonly number[], width: number, yOf: (ratio: number) => number): void {
  for (const tick of ticks) {
    pen.line(FRAME.left, yOf(tick), width - FRAME.right, yOf(tick), colours.line, 1);
    pen.text(ratioText(tick).replace(/0$/, ''), FRAME.left - 6, yOf(tick), { colour: colours.muted, size: 10.5, align: 'right' });
  }
}

/** Nodes side by side by their measured over expected speed, with its interval, within the bands of their profiles. */
export function dotPlot(groups: readonly Group[], width: number, height: number): PlotScene {
  const others = groups.some((group) => group.others.length > 0);
  const bottom = height - FRAME.bottom - (others ? STRIP : 0);
  const scale = axis(groups);
  const yOf = (ratio: number) => bottom - position(scale, ratio, bottom - FRAME.top);
  const strip = bottom + STRIP / 2;
  const placed = facets(groups, Math.max(60, width - FRAME.left - FRAME.right));
  const points = placed.flatMap((facet) => pointsOf(facet, yOf, strip));
  return {
    width, height, points,
    draw(pen, colours, lit) {
      pen.rect(0, 0, width, height, colours.background);
      drawAxis(pen, colours, scale.ticks, width, yOf);
      for (const facet of placed) {
        drawBand(pen, colours, facet, yOf);
        const { left, width: wide, group } = facet;
        pen.line(left, height - FRAME.bottom + 4, left + wide, height - FRAME.bottom + 4, colours.lineStrong, 1);
        pen.text(group.deviceModel, left + wide / 2, height - FRAME.bottom + 14, { colour: colours.ink, size: 10.5, align: 'center', most: wide });
        pen.text(`by ${group.engine || 'nothing'}`, left + wide / 2, height - FRAME.bottom + 27, { colour: colours.muted, size: 10, align: 'center', most: wide });
      }
      if (others) {
        pen.line(FRAME.left, bottom + 2, width - FRAME.right, bottom + 2, colours.lineStrong, 1, [2, 2]);
        pen.text('none', FRAME.left - 6, strip, { colour: colours.muted, size: 10.5, align: 'right' });
      }
      for (const { node, x } of points) {
        const { lowRatio, highRatio } = node.result;
        if (lowRatio !== undefined && highRatio !== undefined) pen.line(x, yOf(lowRatio), x, yOf(highRatio), colours.faint, 1.2);
      }
      for (const { node, x, y } of points) drawMark(pen, node.result.verdict, x, y, node.nodeId === lit ? 10 : 7, colours);
      for (const { text, x, y, align } of labels(points.filter(({ node }) => isOutlier(node)), width)) {
        pen.text(text, x, y, { colour: colours.ink, size: 10.5, align, bold: true });
      }
    },
  };
}
