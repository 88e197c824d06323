import { describe, expect, it } from 'vitest';
import type { Column, ComparedRow } from '../api/scenarios';
import { ordered } from './order';

function column(id: string, row: Partial<ComparedRow>): Column {
  return {
    id, scenarioId: id, name: id, isBaseline: false, cards: [], question: {}, shortProfiles: [], points: [], weeks: [], warnings: [],
    rows: [{ key: 'p50', unit: 'day', isMoreBetter: true, ...row }],
  };
}

describe('the order of columns', () => {
  const all = [
    column('base', { valueOn: '2028-01-01', differenceDays: 0 }), column('early', { valueOn: '2027-01-01', differenceDays: -365 }),
    column('never', {}), column('late', { valueOn: '2028-02-01', differenceDays: 31 }),
  ];

  it('is by the difference, never last of all days and so first, after the baseline', () => {
    expect(ordered(all, 'p50').map(({ id }) => id)).toEqual(['base', 'never', 'late', 'early']);
  });

  it('stays where no row is named', () => {
    expect(ordered(all, undefined)).toEqual(all);
  });
});
