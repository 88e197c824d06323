import { describe, expect, it } from 'vitest';
import { roundTicks } from './scale';

describe('round numbers along an axis', () => {
  it('are from 0 to the largest, six at most, and even', () => {
    expect(roundTicks(6.9)).toEqual([0, 2, 4, 6]);
    expect(roundTicks(200)).toEqual([0, 50, 100, 150, 200]);
    for (let largest = 0.01; largest < 50_000; largest *= 1.3) {
      const ticks = roundTicks(largest);
      expect(ticks.length, String(largest)).toBeLessThanOrEqual(6);
      expect(ticks.length, String(largest)).toBeGreaterThan(1);
      expect(ticks.at(-1), String(largest)).toBeLessThanOrEqual(largest + 0.001);
    }
  });
});
