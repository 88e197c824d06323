import { describe, expect, it } from 'vitest';
import { MARKER_ROWS_PX, markersOf, reach } from './markers';

const from = Date.parse('2026-12-01');
const day = (at: number): string => new Date(from + at * 86_400_000).toISOString().slice(0, 10);

describe('markers of days', () => {
  it('have words that nothing passes through and that stay on the chart, wherever they are', () => {
    for (const width of [320, 390, 760, 1_280]) {
      const x = (text: string) => 44 + ((Date.parse(text) - from) / 86_400_000 / 1_826) * (width - 140);
      for (let p90 = 0; p90 <= 1_826; p90 += 61) {
        for (let p50 = p90; p50 <= 1_826; p50 += 47) {
          const [first, second] = markersOf({ p90: day(p90), p50: day(p50), withinRatio: 1 }, { x, width, top: 20 });
          if (!first || !second) throw new Error('both are marked');
          expect(first.textY).not.toBe(second.textY);
          for (const [marker, other] of [[first, second], [second, first]] as const) {
            const [left, right] = reach(other);
            const passes = marker.x >= left && marker.x <= right && marker.top < other.textY && other.textY <= 20 + MARKER_ROWS_PX;
            expect(passes, `${width} px, ${p90} and ${p50} days`).toBe(false);
            expect(left).toBeGreaterThanOrEqual(0);
            expect(right).toBeLessThanOrEqual(width);
          }
        }
      }
    }
  });

  it('are those that there are', () => {
    expect(markersOf({ withinRatio: 0 }, { x: () => 0, width: 390, top: 20 })).toEqual([]);
    expect(markersOf({ p90: '2027-07-01', withinRatio: 0.2 }, { x: () => 100, width: 390, top: 20 }).map(({ text }) => text)).toEqual(['P90 2027-07-01']);
  });
});
