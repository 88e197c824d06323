import { faded } from '../charts/palette';
import type { Pen } from '../charts/pen';
import { timeTicks } from '../units/ticks';
import { drawBars, drawNow, drawSelected } from './ganttbars';
import { HEADER_HEIGHT, rowAt, type Row } from './ganttlayout';
import { AXIS_HEIGHT, crisp, plotOf, type GanttScene, type Plot } from './ganttscene';

const PIXELS_OF_FIRST_LABEL = 26;

/** Draws what is in view and nothing else, so that the cost follows the screen and not the plan. */
export function drawGantt(pen: Pen, scene: GanttScene): void {
  const { colours, width, height, left, right } = scene;
  const plot = plotOf(scene);
  const ticks = timeTicks(scene.window.from, scene.window.to, plot.width, scene.zone);
  pen.rect(0, 0, width, height, colours.background);
  pen.clipped(0, AXIS_HEIGHT, width, height - AXIS_HEIGHT, () => {
    for (const tick of ticks) {
      const colour = tick.major ? colours.lineStrong : colours.line;
      pen.line(crisp(plot.x(tick.at)), AXIS_HEIGHT, crisp(plot.x(tick.at)), height, colour, 1);
    }
    const [first, last] = visibleRows(scene);
    for (let at = first; at <= last; at++) {
      const row = scene.layout.rows[at];
      if (row && !row.header) drawRow(pen, scene, plot, row);
    }
    pen.clipped(left, AXIS_HEIGHT, width - left - right, height - AXIS_HEIGHT, () => {
      for (let at = first; at <= last; at++) {
        const row = scene.layout.rows[at];
        if (row && !row.header) drawBars(pen, scene, plot, row);
      }
      drawSelected(pen, scene, plot);
      drawNow(pen, scene, plot);
    });
    for (let at = first; at <= last; at++) {
      const row = scene.layout.rows[at];
      if (row?.header) drawHeader(pen, scene, row, plot.y(row.top));
    }
    drawPinnedHeader(pen, scene, first);
  });
  drawAxis(pen, scene, plot, ticks);
}

function visibleRows({ layout, scrollTop, height }: GanttScene): [number, number] {
  return [rowAt(layout, scrollTop), rowAt(layout, scrollTop + height - AXIS_HEIGHT)];
}

function drawRow(pen: Pen, scene: GanttScene, plot: Plot, row: Row): void {
  const { colours, width, left } = scene;
  const top = plot.y(row.top);
  pen.line(0, crisp(top + row.height - 1), width, crisp(top + row.height - 1), colours.line, 1);
  const labelY = Math.max(top, AXIS_HEIGHT + HEADER_HEIGHT - 2);
  if (top + row.height - labelY < 14) return;
  pen.text(row.label, 12, labelY + 11, { colour: colours.ink, size: 11.5, most: left - 18 });
  if (top + row.height - labelY < 28) return;
  const note = left < 140 ? row.note.replace(' GPUs', '') : `${row.note} · ${row.jobs} ${row.jobs === 1 ? 'job' : 'jobs'}`;
  pen.text(note, 12, labelY + 25, { colour: colours.muted, size: 10.5, most: left - 18 });
}

function drawHeader(pen: Pen, { colours, width }: GanttScene, row: Row, y: number): void {
  pen.rect(0, y, width, HEADER_HEIGHT, colours.background);
  pen.rect(0, y, width, HEADER_HEIGHT, faded(colours.shade, 0.13));
  pen.text(row.label, 12, y + HEADER_HEIGHT / 2 + 0.5, { colour: colours.ink, size: 11.5, bold: true });
}

/** The header of the site in view stays under the axis until the next one pushes it away. */
function drawPinnedHeader(pen: Pen, scene: GanttScene, first: number): void {
  const { rows } = scene.layout;
  let at = first;
  while (at > 0 && !rows[at]?.header) at--;
  const header = rows[at];
  if (!header?.header) return;
  const next = rows.findIndex((row, index) => index > at && row.header);
  const nextTop = next < 0 ? Infinity : (rows[next]?.top ?? Infinity) - scene.scrollTop;
  drawHeader(pen, scene, header, AXIS_HEIGHT + Math.min(0, nextTop - HEADER_HEIGHT));
}

function drawAxis(
  pen: Pen, scene: GanttScene, plot: Plot, ticks: ReturnType<typeof timeTicks>,
): void {
  const { colours, width, left } = scene;
  pen.rect(0, 0, width, AXIS_HEIGHT, colours.background);
  pen.line(0, AXIS_HEIGHT - 0.5, width, AXIS_HEIGHT - 0.5, colours.lineStrong, 1);
  for (const tick of ticks) {
    const x = plot.x(tick.at);
    pen.line(crisp(x), AXIS_HEIGHT - 5, crisp(x), AXIS_HEIGHT, colours.lineStrong, 1);
    pen.text(tick.label, x, AXIS_HEIGHT / 2 - 1, {
      colour: tick.major ? colours.ink : colours.muted, size: 11, bold: tick.major,
      align: x < left + PIXELS_OF_FIRST_LABEL ? 'left' : 'center',
    });
  }
  pen.text(scene.zone, 12, AXIS_HEIGHT / 2 - 1, { colour: colours.muted, size: 10.5, most: left - 30 });
}
