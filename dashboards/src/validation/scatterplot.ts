import type { VerdictOnNode } from '../api/validationtypes';
import { isOutlier } from './groups';
import { drawMark } from './marks';
import { FRAME, labels, type PlotScene } from './plot';
import { axisOf, position } from './plotscale';

/** A node whose meter has said what it drew. */
export function isMetered({ result }: VerdictOnNode): boolean {
  return result.powerW !== undefined && result.value !== undefined;
}

const number = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });

/** What nodes drew, and what they reached with it. Axes do not begin at 0. */
export function scatterPlot(nodes: readonly VerdictOnNode[], unit: string, width: number, height: number): PlotScene {
  const metered = nodes.filter(isMetered);
  const powers = metered.map(({ result }) => result.powerW ?? 0);
  const values = metered.map(({ result }) => result.value ?? 0);
  const across = axisOf(Math.min(...powers), Math.max(...powers));
  const up = axisOf(Math.min(...values), Math.max(...values));
  const [right, bottom] = [width - FRAME.right, height - FRAME.bottom];
  const xOf = (watts: number) => FRAME.left + position(across, watts, right - FRAME.left);
  const yOf = (value: number) => bottom - position(up, value, bottom - FRAME.top);
  const points = metered
    .map((node) => ({ node, x: xOf(node.result.powerW ?? 0), y: yOf(node.result.value ?? 0) }))
    .sort((a, b) => a.x - b.x);
  return {
    width, height, points,
    draw(pen, colours, lit) {
      const small = { colour: colours.muted, size: 10.5 };
      pen.rect(0, 0, width, height, colours.background);
      for (const tick of up.ticks) {
        pen.line(FRAME.left, yOf(tick), right, yOf(tick), colours.line, 1);
        pen.text(number.format(tick), FRAME.left - 6, yOf(tick), { ...small, align: 'right' });
      }
      for (const tick of across.ticks) {
        pen.line(xOf(tick), FRAME.top, xOf(tick), bottom, colours.line, 1);
        pen.text(number.format(tick), xOf(tick), bottom + 11, { ...small, align: 'center' });
      }
      pen.text('W, mean of a device', right, bottom + 26, { ...small, align: 'right' });
      pen.text(unit, FRAME.left + 4, FRAME.top + 6, small);
      for (const { node, x, y } of points) drawMark(pen, node.result.verdict, x, y, node.nodeId === lit ? 10 : 7, colours);
      for (const { text, x, y, align } of labels(points.filter(({ node }) => isOutlier(node)), width)) {
        pen.text(text, x, y, { colour: colours.ink, size: 10.5, align, bold: true });
      }
    },
  };
}
