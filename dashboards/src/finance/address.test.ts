import { describe, expect, it } from 'vitest';
import type { Period } from '../api/financetypes';
import { chosenPeriod, grouping, sharing, whyOpen } from './address';

const period = (id: string, state: 'Open' | 'Closed', isComplete = true): Period => ({
  id, state, isComplete, from: `${id}-01T00:00:00Z`, to: `${id}-28T00:00:00Z`, quarterCount: 4, bookedQuarterCount: 4,
  missing: [], moreMissingCount: 0, correctionCount: 0,
});

describe('the chosen month', () => {
  const all = [period('2026-11', 'Open'), period('2026-10', 'Closed'), period('2026-09', 'Closed')];

  it('is the newest closed one where none is named', () => {
    expect(chosenPeriod(all, undefined)?.id).toBe('2026-10');
    expect(chosenPeriod(all, '2026-09')?.id).toBe('2026-09');
    expect(chosenPeriod(all, '1999-01')?.id).toBe('2026-10');
    expect(chosenPeriod(all.slice(0, 1), undefined)?.id).toBe('2026-11');
    expect(chosenPeriod([], undefined)).toBeUndefined();
  });
});

describe('a month', () => {
  const later = Date.parse('2027-01-01T00:00:00Z');

  it('can be closed once it is over, complete and the earliest that is open', () => {
    expect(whyOpen(period('2026-11', 'Open'), [period('2026-10', 'Closed')], later)).toBeUndefined();
  });

  it('cannot before that, and says why', () => {
    expect(whyOpen(period('2026-11', 'Open'), [], Date.parse('2026-11-05T00:00:00Z'))).toContain('not over');
    expect(whyOpen(period('2026-11', 'Open'), [period('2026-10', 'Open')], later)).toContain('2026-10');
    expect(whyOpen(period('2026-11', 'Open', false), [], later)).toContain('not complete');
  });
});

describe('words of the address', () => {
  it('mean the usual where they mean nothing', () => {
    expect(grouping('pool')).toBe('pool');
    expect(grouping('colour')).toBe('tenant');
    expect(sharing('cost')).toBe('cost');
    expect(sharing(undefined)).toBe('none');
  });
});
