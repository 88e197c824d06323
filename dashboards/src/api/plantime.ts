/** What time it is in the current plan; of a demonstration it may pass faster than ours. */

interface Known {
  at: number;
  receivedAt: number;
  speed: number;
}

let known: Known | undefined;

/** Takes the time from an answer that says it, such as "2026-11-26T08:00:00Z; speed=60". */
export function hearPlanTime(header: string | null): void {
  const said = /^(\S+); speed=(\d+)$/.exec(header ?? '');
  const at = Date.parse(said?.[1] ?? '');
  if (Number.isNaN(at)) return;
  known = { at, receivedAt: Date.now(), speed: Number(said?.[2]) };
}

/** The present of the plan in epoch milliseconds. */
export function planNow(): number {
  return known ? known.at + (Date.now() - known.receivedAt) * known.speed : Date.now();
}

/** Seconds of the plan in one of ours. */
export function planSpeed(): number {
  return known?.speed ?? 1;
}
