import { describe, expect, it } from 'vitest';
import { earliestOf, refusalText } from './refusal';

describe('a refusal', () => {
  const shortage = { subject: 'rhone/grid', requiredValue: 5_200_000, availableValue: 0, unit: 'W', at: '2026-11-26T18:00:00Z' };
  it('says what is missing where and when', () => {
    expect(refusalText({ detail: 'x', shortage }).replaceAll('\u00a0', ' '))
      .toBe('rhone/grid: needs 5.2 MW above idle, 0 W left at Thu 26 Nov 18:00 UTC');
  });
  it('without amounts is in the words of the service', () => expect(refusalText({ detail: 'It is frozen.' })).toBe('It is frozen.'));
  it('offers the earliest start with room, if there is one', () => {
    expect(earliestOf([{ detail: 'x' }, { shortage: { ...shortage, earliestAt: '2026-11-27T00:00:00Z' } }])).toBe('2026-11-27T00:00:00Z');
    expect(earliestOf([{ shortage }])).toBeUndefined();
  });
});
