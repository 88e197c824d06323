import { describe, expect, it } from 'vitest';
import type { DataLink } from '../api/links';
import { draftOf, orderOf } from './draft';
import { firstWay, linkOf, ofLink, sitesOf, withLink, withoutLink } from './ways';
import { sizeOf, sizeText, speedText, takesText } from './words';

const there: DataLink = { fromSiteId: 'a', toSiteId: 'b', megabitPerSecond: 10_000, perTerabyteMinor: 250 };
const back: DataLink = { fromSiteId: 'b', toSiteId: 'a', megabitPerSecond: 3, perTerabyteMinor: 0 };

describe('links', () => {
  it('are replaced where one leads the same way, and follow the others where none does', () => {
    const faster = { ...there, megabitPerSecond: 40_000 };
    expect(withLink([there, back], faster)).toEqual([faster, back]);
    expect(withLink([there], back)).toEqual([there, back]);
    expect(withoutLink([there, back], there)).toEqual([back]);
    expect(linkOf([there, back], { fromSiteId: 'b', toSiteId: 'a' })).toBe(back);
  });

  it('offer the first way that none leads yet', () => {
    expect(firstWay(['a', 'b', 'c'], [there])).toEqual({ fromSiteId: 'a', toSiteId: 'c' });
    expect(firstWay(['a', 'b'], [there, back])).toEqual({ fromSiteId: 'a', toSiteId: 'b' });
    expect(firstWay(['a'], [])).toEqual({ fromSiteId: 'a', toSiteId: '' });
  });

  it('name sites that the plan no longer has', () => {
    expect(sitesOf(['c', 'a'], [there])).toEqual(['a', 'b', 'c']);
  });

  it('have what is wrong with the one in the form at its fields', () => {
    const issues = [
      { pointer: '/items/1/toSiteId', code: 'SameSite', detail: 'x' },
      { pointer: '/items/10/toSiteId', code: 'SameSite', detail: 'y' },
      { pointer: '/reason', code: 'Missing', detail: 'z' },
    ];
    expect(ofLink(issues, 1).map(({ pointer }) => pointer)).toEqual(['/toSiteId', '/items/10/toSiteId', '/reason']);
  });
});

describe('the form of a link', () => {
  it('gives back what it was filled with', () => {
    expect(orderOf(draftOf(there, there))).toEqual(there);
    expect(orderOf({ ...draftOf(there, there), price: '2.675' }).perTerabyteMinor).toBe(267.5);
    expect(orderOf({ ...draftOf(there, there), price: '0.29' }).perTerabyteMinor).toBe(29);
  });

  it('leaves out what is no number, and takes an empty price for none', () => {
    expect(orderOf({ fromSiteId: 'a', toSiteId: 'b', speed: '', price: '', reason: '' })).toEqual({
      fromSiteId: 'a', toSiteId: 'b', perTerabyteMinor: 0,
    });
    expect(orderOf({ fromSiteId: 'a', toSiteId: 'b', speed: '1', price: 'x', reason: '' })).not.toHaveProperty('perTerabyteMinor');
  });
});

describe('words of links', () => {
  it('name speeds, sizes and times in the unit that is read', () => {
    expect(speedText(999)).toBe('999\u00a0Mbit/s');
    expect(speedText(2_500)).toBe('2.5\u00a0Gbit/s');
    expect(sizeText(2.5e12)).toBe('2.5\u00a0TB');
    expect(takesText(999)).toBe('under a second');
    expect(takesText(8_000_001)).toBe('2\u00a0h 13\u00a0min');
  });

  it('fall back to a usual size where none is asked for', () => {
    for (const wrong of [undefined, '', 'x', '0', '-1', '1e9']) expect(sizeOf(wrong)).toBe(1e13);
    expect(sizeOf('0.5')).toBe(5e11);
  });
});
