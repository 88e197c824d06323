import { describe, expect, it } from 'vitest';
import { idsOf, pinned, toggledId } from './address';

describe('compared scenarios in the address', () => {
  it('are the plan and the newest two where nothing is said', () => {
    expect(idsOf(undefined, ['c', 'b', 'a'])).toEqual(['plan', 'c', 'b']);
    expect(idsOf('', ['c'])).toEqual([]);
    expect(idsOf('a,b,c,d,e', [])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('come and go, four at most', () => {
    expect(toggledId(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggledId(['a', 'b'], 'c')).toEqual(['a', 'b', 'c']);
    expect(toggledId(['a', 'b', 'c', 'd'], 'e')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('have the baseline first', () => {
    expect(pinned(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b']);
  });
});
