import type { Progress } from '../api/types';

export const MOST_POINTS = 2000;

/** One line of points from history and stream: in order, none twice, thinned by every other one when full. */
export function mergePoints(known: readonly Progress[], more: readonly Progress[]): Progress[] {
  const byTime = new Map<number, Progress>();
  for (const point of known) byTime.set(point.elapsedSeconds, point);
  for (const point of more) byTime.set(point.elapsedSeconds, point);
  let merged = [...byTime.values()].sort((a, b) => a.elapsedSeconds - b.elapsedSeconds);
  while (merged.length > MOST_POINTS) {
    const last = merged.length - 1;
    merged = merged.filter((_, at) => at % 2 === 0 || at === last);
  }
  return merged;
}

/** A new point nearly always comes after all others, which needs no sorting. */
export function appendPoint(known: readonly Progress[], point: Progress): Progress[] {
  const last = known[known.length - 1];
  if (last && last.elapsedSeconds >= point.elapsedSeconds) return mergePoints(known, [point]);
  return known.length < MOST_POINTS ? [...known, point] : mergePoints(known, [point]);
}

export function firstPlanAt(points: readonly Progress[]): Progress | undefined {
  return points.find((point) => point.bestCostMinor !== undefined);
}

/** What the last minute brought off the best price, in minor units. */
export function gainOfLastMinute(points: readonly Progress[]): number | undefined {
  const last = points[points.length - 1];
  if (last?.bestCostMinor === undefined) return undefined;
  const since = last.elapsedSeconds - 60;
  const before = points.findLast(
    (point) => point.elapsedSeconds <= since && point.bestCostMinor !== undefined,
  );
  const base = before ?? firstPlanAt(points);
  return base?.bestCostMinor === undefined ? undefined : base.bestCostMinor - last.bestCostMinor;
}
