import { describe, expect, it } from 'vitest';
import type { Progress } from '../api/types';
import { MOST_POINTS, appendPoint, gainOfLastMinute, mergePoints } from './points';

const point = (elapsedSeconds: number, bestCostMinor?: number): Progress => ({
  phase: 'improving', message: '', elapsedSeconds, placedCount: 1, unplacedCount: 0,
  ...(bestCostMinor === undefined ? {} : { bestCostMinor }),
});
const times = (points: readonly Progress[]) => points.map((one) => one.elapsedSeconds);

describe('points of a course', () => {
  it('join history and stream without gap or double', () => {
    const merged = mergePoints([point(1), point(2)], [point(2), point(3)]);
    expect(times(merged)).toEqual([1, 2, 3]);
    expect(times(appendPoint(merged, point(3)))).toEqual([1, 2, 3]);
    expect(times(appendPoint(merged, point(2.5)))).toEqual([1, 2, 2.5, 3]);
  });
  it('stay bounded and keep the newest', () => {
    let points: Progress[] = [];
    for (let at = 0; at < 3 * MOST_POINTS; at++) points = appendPoint(points, point(at));
    expect(points.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(points.at(-1)?.elapsedSeconds).toBe(3 * MOST_POINTS - 1);
  });
  it('tell what the last minute brought', () => {
    expect(gainOfLastMinute([point(0), point(1, 900), point(30, 800), point(95, 700)])).toBe(100);
    expect(gainOfLastMinute([point(0)])).toBeUndefined();
  });
});
