import { clockTime, dayLabel, instantOfLocal, timeOfDay, zoneOffset } from './zone';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const steps = [
  5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR,
  DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY,
];

export interface Tick {
  at: number;
  label: string;
  /** Starts a local day: drawn stronger, carries the date. */
  major: boolean;
}

/** Ticks on round local times, at most one per `minimumPixels`. */
export function timeTicks(
  from: number,
  to: number,
  widthPixels: number,
  zone: string,
  minimumPixels = 64,
): Tick[] {
  const most = Math.max(2, Math.floor(widthPixels / minimumPixels));
  const step = steps.find((candidate) => (to - from) / candidate <= most) ?? 365 * DAY;
  const ticks: Tick[] = [];
  let local = Math.ceil((from + zoneOffset(from, zone)) / step) * step;
  for (let guard = 0; guard < 500; guard++, local += step) {
    const at = instantOfLocal(local, zone);
    if (at >= to) break;
    if (at < from) continue;
    const clock = clockTime(at, zone);
    const major = clock.hour === 0 && clock.minute === 0;
    ticks.push({ at, major, label: major ? dayLabel(at, zone) : timeOfDay(at, zone) });
  }
  return withRoom(ticks, widthPixels, (at) => ((at - from) / (to - from)) * widthPixels);
}

const MAJOR_PIXELS = 66;
const MINOR_PIXELS = 36;
const PIXELS_OVER_THE_EDGE = 12;

/** Blanks labels that would run into a day's; one at the very left is written rightwards. */
function withRoom(ticks: Tick[], most: number, x: (at: number) => number): Tick[] {
  const span = (tick: Tick): [number, number] => {
    const width = tick.major ? MAJOR_PIXELS : MINOR_PIXELS;
    const left = x(tick.at) < width / 2 ? x(tick.at) : x(tick.at) - width / 2;
    return [left, left + width];
  };
  const majors = ticks.filter((tick) => tick.major);
  return ticks.map((tick) => {
    const [left, right] = span(tick);
    const rivals = tick.major ? (tick === ticks[0] ? majors.slice(1, 2) : []) : majors;
    const beyond = right > most + PIXELS_OVER_THE_EDGE;
    const hit = beyond || rivals.map(span).some(([from, to]) => left < to && right > from);
    return hit ? { ...tick, label: '' } : tick;
  });
}
