/** The time window of charts: pure moves, clamped to what there can be. */

export interface TimeWindow {
  from: number;
  to: number;
}

export interface Extent {
  start: number;
  end: number;
  slotMs: number;
}

const FEWEST_SLOTS = 4;

export function clamp(window: TimeWindow, extent: Extent): TimeWindow {
  const whole = extent.end - extent.start;
  const shortest = Math.min(whole, FEWEST_SLOTS * extent.slotMs);
  const span = Math.min(Math.max(window.to - window.from, shortest), whole);
  const middle = (window.from + window.to) / 2;
  const from = Math.min(Math.max(middle - span / 2, extent.start), extent.end - span);
  return { from: Math.round(from), to: Math.round(from + span) };
}

/** `factor` under 1 zooms in; the instant `at` keeps its place on screen. */
export function zoom(window: TimeWindow, factor: number, at: number, extent: Extent): TimeWindow {
  const whole = extent.end - extent.start;
  const shortest = Math.min(whole, FEWEST_SLOTS * extent.slotMs);
  const span = window.to - window.from;
  const next = Math.min(Math.max(span * factor, shortest), whole);
  const from = at - ((at - window.from) / span) * next;
  return clamp({ from, to: from + next }, extent);
}

/** Moves by a share of the window's span. */
export function pan(window: TimeWindow, share: number, extent: Extent): TimeWindow {
  const span = window.to - window.from;
  const limit = share < 0 ? extent.start - window.from : extent.end - window.to;
  const wanted = span * share;
  const step = share < 0 ? Math.max(wanted, limit) : Math.min(wanted, limit);
  return clamp({ from: window.from + step, to: window.to + step }, extent);
}

export function snap(at: number, extent: Extent): number {
  return extent.start + Math.round((at - extent.start) / extent.slotMs) * extent.slotMs;
}

export function snapWindow(window: TimeWindow, extent: Extent): TimeWindow {
  return clamp({ from: snap(window.from, extent), to: snap(window.to, extent) }, extent);
}
