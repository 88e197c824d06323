import { describe, expect, it } from 'vitest';
import { defaultRange, isoInstant, relativeTo, resolveInstant } from './range';

const anchors = {
  now: Date.parse('2026-01-13T12:00:00Z'),
  start: Date.parse('2026-01-12T00:00:00Z'),
  end: Date.parse('2026-01-19T00:00:00Z'),
};

describe('ends of a range', () => {
  it('are instants or offsets', () => {
    expect(isoInstant(resolveInstant('now-6h', anchors) ?? 0)).toBe('2026-01-13T06:00:00Z');
    expect(isoInstant(resolveInstant('start+48h', anchors) ?? 0)).toBe('2026-01-14T00:00:00Z');
    expect(resolveInstant('end', anchors)).toBe(anchors.end);
    expect(resolveInstant('2026-01-15T00:00:00Z', anchors)).toBe(Date.parse('2026-01-15T00:00:00Z'));
    expect(resolveInstant('yesterday', anchors)).toBeUndefined();
  });
  it('restate themselves relative to an anchor and back', () => {
    for (const minutes of [-360, 0, 15, 2520]) {
      const text = relativeTo(anchors.now + minutes * 60_000, anchors.now, 'now');
      expect(resolveInstant(text, anchors)).toBe(anchors.now + minutes * 60_000);
    }
  });
  it('are 48 hours by default, around now only where the plan covers it', () => {
    expect(defaultRange(anchors)).toMatchObject({ from: 'now-6h', to: 'now+42h' });
    expect(defaultRange({ ...anchors, now: anchors.end })).toMatchObject({ from: 'start', to: 'start+48h' });
  });
});
