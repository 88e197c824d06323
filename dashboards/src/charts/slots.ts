/** Equal steps of time, from the first on: what every power table stands on. */
export interface Slots {
  /** Epoch milliseconds. */
  start: number;
  stepMs: number;
  count: number;
}

export function slotAt(slots: Slots, at: number): number | undefined {
  const slot = Math.floor((at - slots.start) / slots.stepMs);
  return slot >= 0 && slot < slots.count ? slot : undefined;
}

/** First and one-past-last slot that touch a window. */
export function slotsWithin(slots: Slots, from: number, to: number): [number, number] {
  const first = Math.max(0, Math.floor((from - slots.start) / slots.stepMs));
  const last = Math.min(slots.count, Math.ceil((to - slots.start) / slots.stepMs));
  return [Math.min(first, last), last];
}

export interface Span {
  from: number;
  to: number;
}

/** Runs of slots where a condition holds. */
export function spans(slots: Slots, holds: (slot: number) => boolean): Span[] {
  const found: Span[] = [];
  let open = -1;
  for (let slot = 0; slot <= slots.count; slot++) {
    const inside = slot < slots.count && holds(slot);
    if (inside && open < 0) open = slot;
    if (!inside && open >= 0) {
      found.push({ from: slots.start + open * slots.stepMs, to: slots.start + slot * slots.stepMs });
      open = -1;
    }
  }
  return found;
}

/** A dip shallower than this is rounding. */
const DIP = 0.9995;

function runningMost(values: Float64Array): Float64Array {
  let most = -Infinity;
  return values.map((value) => (most = Number.isNaN(value) ? most : Math.max(most, value)));
}

/** Where the limit dips below what it was before and will be again; a ramp up or down is no curtailment. */
export function curtailments(slots: Slots & { limit: Float64Array }): Span[] {
  const before = runningMost(slots.limit);
  const after = runningMost(slots.limit.slice().reverse()).reverse();
  return spans(slots, (slot) => {
    const usual = Math.min(before[slot] ?? Infinity, after[slot] ?? Infinity);
    return (slots.limit[slot] ?? Number.NaN) < usual * DIP;
  });
}

export function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}
