import type { Exhaustion } from '../api/capacity';

/** A day that is marked: a line down the chart, and its words above it. */
export interface Marker {
  name: 'P50' | 'P90';
  text: string;
  x: number;
  /** Where the line begins: at its own words where it passes no others. */
  top: number;
  textX: number;
  textY: number;
  anchor: 'start' | 'end';
}

const ROW_PX = 15;
const GAP_PX = 4;
/** Of bold words of 11.5 px, on the careful side. */
const LETTER_PX = 7;

export const textWidth = (text: string): number => text.length * LETTER_PX;

/** Rows of words that markers take above the plot. */
export const MARKER_ROWS_PX = 2 * ROW_PX;

interface Plot {
  x: (day: string) => number;
  /** Of the whole chart. */
  width: number;
  /** Where the first row of words begins. */
  top: number;
}

/** Each marker has a row of words of its own, and no line passes through another's words. */
export function markersOf(its: Exhaustion, plot: Plot): Marker[] {
  const days = [['P90', its.p90], ['P50', its.p50]] as const;
  const placed = days.flatMap(([name, day], row) => (day === undefined ? [] : [placedAt(name, day, row, plot)]));
  return placed.map((marker) => ({
    ...marker,
    top: placed.some((other) => other !== marker && other.textY > marker.textY && isWithin(marker.x, other)) ? plot.top + MARKER_ROWS_PX : marker.textY + 3,
  }));
}

function placedAt(name: Marker['name'], day: string, row: number, plot: Plot): Marker {
  const text = `${name} ${day}`;
  const x = plot.x(day);
  const fits = x + GAP_PX + textWidth(text) <= plot.width;
  return {
    name, text, x, top: 0,
    textX: fits ? x + GAP_PX : Math.max(x - GAP_PX, textWidth(text)),
    textY: plot.top + (row + 1) * ROW_PX - GAP_PX,
    anchor: fits ? 'start' : 'end',
  };
}

/** From where to where the words of a marker reach. */
export function reach({ text, textX, anchor }: Marker): [number, number] {
  return anchor === 'start' ? [textX, textX + textWidth(text)] : [textX - textWidth(text), textX];
}

function isWithin(x: number, other: Marker): boolean {
  const [from, to] = reach(other);
  return x > from - GAP_PX && x < to + GAP_PX;
}
