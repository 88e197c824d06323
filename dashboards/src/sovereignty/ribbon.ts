import type { Expiry } from '../api/sovereigntytypes';

/** Marks on a ribbon that would lie on one another, as one. */
export interface RibbonMark {
  /** From 0 at the left end to 1 at the right one. */
  at: number;
  expiries: Expiry[];
  jobCount: number;
}

export interface RibbonTick {
  at: number;
  label: string;
}

const NEAREST = 0.035;
/** Where the left end has its own word. */
const LEFT_END = 0.08;
const DAY_MS = 86_400_000;

/** What runs out in a stretch of time, the soonest first; what has run out before is not on it. */
export function ribbonMarks(expiries: readonly Expiry[], from: number, days: number): RibbonMark[] {
  const marks: RibbonMark[] = [];
  const inOrder = expiries.filter(({ expiresAt }) => Date.parse(expiresAt) >= from).toSorted((a, b) => a.expiresAt.localeCompare(b.expiresAt));
  for (const expiry of inOrder) {
    const at = Math.min(1, Math.max(0, (Date.parse(expiry.expiresAt) - from) / (days * DAY_MS)));
    const last = marks.at(-1);
    if (last && at - last.at < NEAREST) {
      last.expiries.push(expiry);
      last.jobCount += expiry.jobCount;
    } else {
      marks.push({ at, expiries: [expiry], jobCount: expiry.jobCount });
    }
  }
  return marks;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Where months begin on it, as many as can be read; the first of a year has its year. */
export function ribbonTicks(from: number, days: number): RibbonTick[] {
  const end = from + days * DAY_MS;
  const every = days > 200 ? 2 : 1;
  const ticks: RibbonTick[] = [];
  const start = new Date(from);
  for (let month = start.getUTCMonth() + 1; ; month++) {
    const at = Date.UTC(start.getUTCFullYear(), month, 1);
    if (at >= end) return ticks;
    const begun = new Date(at);
    const isFirst = begun.getUTCMonth() === 0;
    const place = (at - from) / (end - from);
    if (begun.getUTCMonth() % every !== 0 || place < LEFT_END) continue;
    ticks.push({ at: place, label: `${months[begun.getUTCMonth()]}${isFirst ? ` ${begun.getUTCFullYear()}` : ''}` });
  }
}
