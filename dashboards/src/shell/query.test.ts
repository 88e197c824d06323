import { describe, expect, it } from 'vitest';
import { toggled, withParams } from './query';

describe('the view in the URL', () => {
  it('keeps what is not changed and drops what is cleared', () => {
    const before = new URLSearchParams('plan=p-1&site=oslo&q=train');
    expect(withParams(before, { site: undefined, q: '', sel: 'train-7' })).toBe('plan=p-1&sel=train-7');
    expect(before.get('site')).toBe('oslo');
  });
  it('leaves instants and sets legible', () => {
    const query = withParams(new URLSearchParams(), { from: '2026-01-12T00:00:00Z', table: 'power,gantt' });
    expect(query).toBe('from=2026-01-12T00:00:00Z&table=power,gantt');
    expect(new URLSearchParams(query).get('from')).toBe('2026-01-12T00:00:00Z');
  });
  it('survives what people type into a filter', () => {
    const typed = 'a&b=c +d/é';
    expect(new URLSearchParams(withParams(new URLSearchParams(), { q: typed })).get('q')).toBe(typed);
  });
  it('toggles words of a set', () => {
    expect(toggled(null, 'power')).toBe('power');
    expect(toggled('power,gantt', 'power')).toBe('gantt');
  });
});
