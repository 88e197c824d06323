import { KINDS, type Gantt } from '../api/types';
import { faded, kindColour, type Palette } from '../charts/palette';
import { GLYPH_WIDTH, cut, type Pen } from '../charts/pen';
import { timeTicks } from '../units/ticks';
import { HEADER_HEIGHT, rowAt, type Layout, type Row } from './ganttlayout';
import type { Extent, TimeWindow } from './window';

export const AXIS_HEIGHT = 26;
const LABEL_SIZE = 10.5;
const SHORTEST_LABEL = 8;
const PIXELS_OF_FIRST_LABEL = 26;

/** Facts of the selected job that the Gantt's columns do not carry. */
export interface Marks {
  earliestStart: number | undefined;
  deadline: number | undefined;
}

export interface GanttScene {
  gantt: Gantt;
  layout: Layout;
  window: TimeWindow;
  extent: Extent;
  zone: string;
  colours: Palette;
  width: number;
  height: number;
  scrollTop: number;
  left: number;
  right: number;
  cursor: number | undefined;
  hovered: number;
  focused: number;
  selected: number;
  marks: Marks | undefined;
  now: number;
}

interface Plot {
  x: (at: number) => number;
  xOfSlot: (slot: number) => number;
  y: (layoutY: number) => number;
  width: number;
}

function plotOf(scene: GanttScene): Plot {
  const { window, left, right, width, extent, scrollTop } = scene;
  const plotWidth = width - left - right;
  const x = (at: number) => left + ((at - window.from) / (window.to - window.from)) * plotWidth;
  return {
    x,
    xOfSlot: (slot) => x(extent.start + slot * extent.slotMs),
    y: (layoutY) => AXIS_HEIGHT + layoutY - scrollTop,
    width: plotWidth,
  };
}

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

function crisp(value: number): number {
  return Math.round(value) + 0.5;
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
  const note = left < 140 ? row.note.replace(' GPUs', '') : `${row.note} · ${row.bars.length} jobs`;
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

function drawBars(pen: Pen, scene: GanttScene, plot: Plot, row: Row): void {
  const { gantt, layout, colours, height, extent, window } = scene;
  const fromSlot = (window.from - extent.start) / extent.slotMs;
  const toSlot = (window.to - extent.start) / extent.slotMs;
  const top = plot.y(row.top);
  for (const bar of row.bars) {
    const start = gantt.start[bar] ?? 0;
    if (start > toSlot) break;
    const end = gantt.end[bar] ?? 0;
    const y = top + (layout.topOf[bar] ?? 0);
    const h = layout.heightOf[bar] ?? 0;
    if (end < fromSlot || y > height || y + h < AXIS_HEIGHT) continue;
    const x = plot.xOfSlot(start);
    const w = Math.max(1, plot.xOfSlot(end) - x - 1);
    const kind = KINDS[gantt.kind[bar] ?? 0] ?? 'training';
    const colour = kindColour(colours, kind);
    pen.rect(x, y, w, h, colour);
    if (bar === scene.hovered) pen.rect(x, y, w, h, faded(colours.limit, 0.25));
    if (gantt.capped[bar]) pen.hatch(x, y, w, h, 'dots', faded(colours.onWork, 0.6));
    if (gantt.late[bar]) drawLate(pen, scene, x, y, w, h);
    if (h < 11 || w < 36) continue;
    const seen = Math.max(x, scene.left);
    const id = gantt.jobId[bar] ?? '';
    const label = cut(id, LABEL_SIZE, x + w - seen - 12);
    if (label !== id && label.length < SHORTEST_LABEL) continue;
    if (gantt.capped[bar] || gantt.late[bar]) {
      pen.rect(seen + 1, y + 1, label.length * LABEL_SIZE * GLYPH_WIDTH + 6, h - 2, colour);
    }
    pen.text(label, seen + 4, y + h / 2 + 0.5, { colour: colours.onWork, size: LABEL_SIZE });
  }
}

/** Striped, and closed by a vermilion edge where the bar is too thin for stripes to be seen. */
function drawLate(pen: Pen, { colours }: GanttScene, x: number, y: number, w: number, h: number): void {
  pen.hatch(x, y, w, h, 'stripes', faded(colours.onWork, 0.5));
  const edge = Math.min(3, w);
  pen.rect(x + w - edge, y, edge, h, colours.background);
  pen.rect(x + w - edge + 1, y, Math.max(1, edge - 1), h, colours.over);
}

function drawSelected(pen: Pen, scene: GanttScene, plot: Plot): void {
  const { colours, marks, selected, focused } = scene;
  if (focused >= 0 && focused !== selected) outline(pen, scene, plot, focused, colours.accent, 1.5);
  if (selected < 0) return;
  const place = outline(pen, scene, plot, selected, colours.limit, 2);
  if (!place) return;
  const middle = crisp(place.y + place.h / 2);
  if (marks?.earliestStart !== undefined) {
    const x = plot.x(marks.earliestStart);
    if (place.x - x > 1) {
      pen.line(x, middle, place.x - 2, middle, colours.limit, 1.25);
      pen.line(crisp(x), place.y - 3, crisp(x), place.y + place.h + 3, colours.limit, 1.25);
    }
  }
  if (marks?.deadline !== undefined) {
    const x = crisp(plot.x(marks.deadline));
    pen.line(x, place.y - 7, x, place.y + place.h + 7, colours.over, 1.75, [3, 2]);
  }
}

function outline(pen: Pen, scene: GanttScene, plot: Plot, bar: number, colour: string, thick: number) {
  const { gantt, layout } = scene;
  const row = layout.rows[layout.rowOf[bar] ?? -1];
  if (!row) return undefined;
  const x = plot.xOfSlot(gantt.start[bar] ?? 0);
  const y = plot.y(row.top) + (layout.topOf[bar] ?? 0);
  const w = Math.max(2, plot.xOfSlot(gantt.end[bar] ?? 0) - x - 1);
  const h = layout.heightOf[bar] ?? 0;
  pen.frame(x - 1.5, y - 1.5, w + 3, h + 3, colour, thick);
  return { x, y, w, h };
}

function drawNow(pen: Pen, scene: GanttScene, plot: Plot): void {
  const { now, window, colours, cursor, height } = scene;
  if (now > window.from && now < window.to) {
    pen.line(crisp(plot.x(now)), AXIS_HEIGHT, crisp(plot.x(now)), height, colours.accent, 1.25);
  }
  if (cursor !== undefined && cursor >= window.from && cursor <= window.to) {
    pen.line(crisp(plot.x(cursor)), AXIS_HEIGHT, crisp(plot.x(cursor)), height, colours.muted, 1, [3, 3]);
  }
}

function drawAxis(
  pen: Pen, scene: GanttScene, plot: Plot, ticks: ReturnType<typeof timeTicks>,
): void {
  const { colours, width, left, right } = scene;
  pen.rect(0, 0, width, AXIS_HEIGHT, colours.background);
  pen.line(0, AXIS_HEIGHT - 0.5, width, AXIS_HEIGHT - 0.5, colours.lineStrong, 1);
  for (const tick of ticks) {
    const x = plot.x(tick.at);
    pen.line(crisp(x), AXIS_HEIGHT - 5, crisp(x), AXIS_HEIGHT, colours.lineStrong, 1);
    if (x > width - right - 14) continue;
    pen.text(tick.label, x, AXIS_HEIGHT / 2 - 1, {
      colour: tick.major ? colours.ink : colours.muted, size: 11, bold: tick.major,
      align: x < left + PIXELS_OF_FIRST_LABEL ? 'left' : 'center',
    });
  }
  pen.text(scene.zone, 12, AXIS_HEIGHT / 2 - 1, { colour: colours.muted, size: 10.5, most: left - 30 });
}
