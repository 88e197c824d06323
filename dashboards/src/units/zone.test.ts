import { describe, expect, it } from 'vitest';
import { dateTime, dateTimeExact, fieldValue, fromFieldValue, resolveZone, timeRange } from './zone';
import { timeTicks } from './ticks';

const at = (text: string) => Date.parse(text);

describe('zones', () => {
  it('name the day of a range once where it is one', () => {
    expect(timeRange(at('2026-01-12T10:00:00Z'), at('2026-01-12T14:30:00Z'), 'UTC')).toBe('Mon 12 Jan 10:00 – 14:30');
    expect(timeRange(at('2026-01-12T23:00:00Z'), at('2026-01-13T01:00:00Z'), 'UTC')).toBe('Mon 12 Jan 23:00 – Tue 13 Jan 01:00');
    expect(timeRange(at('2026-01-12T10:00:00Z'), at('2027-01-12T10:30:00Z'), 'UTC')).toContain(' – Tue 12 Jan');
  });
  it('show the site’s clock, summer time included', () => {
    expect(dateTime(at('2026-01-12T00:00:00Z'), 'Europe/Paris')).toBe('Mon 12 Jan 01:00');
    expect(dateTime(at('2026-07-12T00:00:00Z'), 'Europe/Paris')).toBe('Sun 12 Jul 02:00');
    expect(dateTimeExact(at('2026-07-12T00:00:15Z'), 'Europe/Paris')).toBe('Sun 12 Jul 02:00:15');
  });
  it('come from the country of the site', () => {
    expect(resolveZone('site', 'SE')).toBe('Europe/Stockholm');
    expect(resolveZone('site', 'XX')).toBe('UTC');
    expect(resolveZone('utc', 'SE')).toBe('UTC');
  });
  it('go through a form field and back', () => {
    const instant = at('2026-03-29T12:15:00Z');
    expect(fieldValue(instant, 'Europe/Paris')).toBe('2026-03-29T14:15');
    expect(fromFieldValue('2026-03-29T14:15', 'Europe/Paris')).toBe(instant);
    expect(fromFieldValue('nonsense', 'UTC')).toBeUndefined();
  });
});

describe('timeTicks', () => {
  it('stand on local midnights across a change of clocks', () => {
    const ticks = timeTicks(at('2026-03-28T00:00:00Z'), at('2026-03-31T12:00:00Z'), 420, 'Europe/Paris');
    const days = ticks.filter((tick) => tick.major).map((tick) => tick.label);
    expect(days).toEqual(['Sun 29 Mar', 'Mon 30 Mar', 'Tue 31 Mar']);
  });
  it('leave room between labels', () => {
    const ticks = timeTicks(at('2026-01-12T00:00:00Z'), at('2026-01-14T00:00:00Z'), 600, 'UTC');
    expect(ticks.length).toBeLessThanOrEqual(10);
    expect(ticks[0]).toMatchObject({ label: 'Mon 12 Jan', major: true });
  });
});
