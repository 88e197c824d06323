import { KINDS } from '../api/types';
import { blended, faded, kindColour } from '../charts/palette';
import { GLYPH_WIDTH, cut, type Pen } from '../charts/pen';
import type { Row } from './ganttlayout';
import { AXIS_HEIGHT, crisp, type GanttScene, type Plot } from './ganttscene';

const LABEL_SIZE = 10.5;
const SHORTEST_LABEL = 8;
/** How much of its colour is left to what is not done yet, or over. */
const FAINT = 0.42;
/** A thinner bar has no room for an edge. */
const PERFORATED_FROM = 5;
const PIN_EDGE = 3;
const PIN_HEAD = 6;
const PIN_WIDTH = 8;

export function drawBars(pen: Pen, scene: GanttScene, plot: Plot, row: Row): void {
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
    drawBreak(pen, scene, plot, bar, x, y + h / 2);
    const full = drawBody(pen, scene, plot, bar, { x, y, w, h }, colour);
    if (bar === scene.hovered) pen.rect(x, y, w, h, faded(colours.limit, 0.25));
    if (gantt.capped[bar]) pen.hatch(x, y, w, h, 'dots', faded(colours.onWork, 0.6));
    if (gantt.late[bar]) drawLate(pen, scene, x, y, w, h);
    if (gantt.interruptible?.[bar]) drawPerforation(pen, colours.background, x, y, w, h);
    if (gantt.pinned?.[bar]) drawPin(pen, scene, x, y, w, h);
    if (scene.changed.has(gantt.jobId[bar] ?? '')) pen.frame(x, y, w, h, colours.accent, 1.5);
    if (h < 11 || w < 36) continue;
    const seen = Math.max(x, scene.left) + (gantt.pinned?.[bar] && x >= scene.left ? PIN_WIDTH : 0);
    const id = gantt.jobId[bar] ?? '';
    const label = cut(id, LABEL_SIZE, x + w - seen - 12);
    if (label !== id && label.length < SHORTEST_LABEL) continue;
    const labelled = label.length * LABEL_SIZE * GLYPH_WIDTH + 6;
    if (gantt.capped[bar] || gantt.late[bar] || (full > seen && full < seen + labelled)) {
      pen.rect(seen + 1, y + 1, labelled, h - 2, full > seen ? colour : blended(colour, colours.background, FAINT));
    }
    const ink = full > seen ? colours.onWork : colours.ink;
    pen.text(label, seen + 4, y + h / 2 + 0.5, { colour: ink, size: LABEL_SIZE });
  }
}

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/**
 * What is planned in full; of what is under way the part that is done in full and the rest faint, so
 * that it grows with the present; what has ended faint. Returns up to where it is full.
 */
function drawBody(
  pen: Pen, { gantt, colours, now }: GanttScene, plot: Plot, bar: number, { x, y, w, h }: Box, colour: string,
): number {
  const phase = gantt.state?.[bar] ?? 0;
  if (phase === 0) {
    pen.rect(x, y, w, h, colour);
    return x + w;
  }
  pen.rect(x, y, w, h, blended(colour, colours.background, FAINT));
  const done = phase === 2 ? 0 : Math.min(w, Math.max(0, plot.x(now) - x));
  if (done > 0) pen.rect(x, y, done, h, colour);
  return x + done;
}

/** Between two legs of a job in one row. */
function drawBreak(pen: Pen, { gantt, layout, colours }: GanttScene, plot: Plot, bar: number, x: number, middle: number): void {
  const before = layout.legBefore[bar] ?? -1;
  if (before < 0) return;
  const from = plot.xOfSlot(gantt.end[before] ?? 0);
  if (x - from > 1) pen.line(from, crisp(middle), x, crisp(middle), colours.muted, 1, [2, 2]);
}

/** A solid edge with a head, at the place that is held. */
function drawPin(pen: Pen, { colours }: GanttScene, x: number, y: number, w: number, h: number): void {
  pen.rect(x, y, Math.min(PIN_EDGE + 1, w), h, colours.background);
  pen.rect(x, y, Math.min(PIN_EDGE, w), h, colours.limit);
  if (h >= PIN_HEAD && w >= PIN_WIDTH) pen.rect(x, y, PIN_HEAD, PIN_HEAD, colours.limit);
}

/** A lower edge to tear along: it may be stopped and go on later. */
export function drawPerforation(pen: Pen, colour: string, x: number, y: number, w: number, h: number): void {
  if (h >= PERFORATED_FROM) pen.line(x, y + h - 1.5, x + w, y + h - 1.5, colour, 2, [3, 3]);
}

/** Striped, and closed by a vermilion edge where the bar is too thin for stripes to be seen. */
function drawLate(pen: Pen, { colours }: GanttScene, x: number, y: number, w: number, h: number): void {
  pen.hatch(x, y, w, h, 'stripes', faded(colours.onWork, 0.5));
  const edge = Math.min(3, w);
  pen.rect(x + w - edge, y, edge, h, colours.background);
  pen.rect(x + w - edge + 1, y, Math.max(1, edge - 1), h, colours.over);
}

export function drawSelected(pen: Pen, scene: GanttScene, plot: Plot): void {
  const { colours, marks, selected, focused } = scene;
  if (focused >= 0 && !selected.includes(focused)) outline(pen, scene, plot, focused, colours.accent, 1.5);
  const [place] = selected.map((leg) => outline(pen, scene, plot, leg, colours.limit, 2));
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

export function drawNow(pen: Pen, scene: GanttScene, plot: Plot): void {
  const { now, window, colours, cursor, height } = scene;
  if (now > window.from && now < window.to) {
    pen.line(crisp(plot.x(now)), AXIS_HEIGHT, crisp(plot.x(now)), height, colours.accent, 1.25);
  }
  if (cursor !== undefined && cursor >= window.from && cursor <= window.to) {
    pen.line(crisp(plot.x(cursor)), AXIS_HEIGHT, crisp(plot.x(cursor)), height, colours.muted, 1, [3, 3]);
  }
}
