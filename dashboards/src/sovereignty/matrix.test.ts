import { describe, expect, it } from 'vitest';
import type { MatrixProfile, ResidencyMatrix } from '../api/sovereigntytypes';
import { byLineage, countDecisions, matrixRows, nextChange, step } from './matrix';

function profile(id: string, parentId?: string): MatrixProfile {
  return { id, version: 1, title: `${id} work`, clauseCount: 1, waiverCount: 0, jobCount: 0, ...(parentId ? { parentId } : {}) };
}

const matrix: ResidencyMatrix = {
  at: '2026-11-26T00:00:00Z', registerVersion: 'abc', registerName: 'house', ruleSet: '2026-11',
  profiles: [profile('bank', 'eu'), profile('eu'), profile('any')],
  places: [{ id: 'paris', powerW: 40, plannedW: 5 }, { id: 'lulea', powerW: 20, plannedW: 0 }],
  cells: [
    { profileId: 'eu', placeId: 'paris', decision: 'Permit', clauses: [], validUntil: '2027-01-01T00:00:00Z' },
    { profileId: 'eu', placeId: 'lulea', decision: 'PermitWithWaiver', clauses: ['R-KEY-01'], validUntil: '2026-12-01T00:00:00Z' },
    { profileId: 'bank', placeId: 'paris', decision: 'Permit', clauses: [], validUntil: '2026-01-01T00:00:00Z' },
    { profileId: 'bank', placeId: 'lulea', decision: 'Deny', clauses: ['R-RES-01'], validUntil: '2026-11-28T00:00:00Z' },
    { profileId: 'any', placeId: 'paris', decision: 'Permit', clauses: [] },
  ],
  tenants: [],
};

describe('byLineage', () => {
  it('puts each behind the one that it inherits from', () => {
    expect(byLineage(matrix.profiles).map(({ profile: { id }, depth }) => `${id} ${depth}`)).toEqual(['eu 0', 'bank 1', 'any 0']);
  });
  it('leaves out nobody whose parents are unknown or go round', () => {
    const odd = [profile('a', 'b'), profile('b', 'a'), profile('c', 'gone')];
    expect(byLineage(odd).map(({ profile: { id } }) => id).sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('matrixRows', () => {
  it('forbids a pair that is not listed, and says so', () => {
    const cell = matrixRows(matrix).find((row) => row.profile.id === 'any')?.cells[1];
    expect(cell).toMatchObject({ decision: 'Deny', isUnlisted: true, clauses: [] });
    expect(matrixRows(matrix)[0]?.cells[0]?.isUnlisted).toBe(false);
  });
  it('sums what may be used, with what is allowed on a condition', () => {
    expect(matrixRows(matrix).map(({ permittedW, permittedPlannedW }) => [permittedW, permittedPlannedW])).toEqual([
      [60, 5], [40, 5], [40, 5],
    ]);
  });
  it('finds profiles by id and title, whatever the case', () => {
    expect(matrixRows(matrix, ' BANK ').map(({ profile: { id } }) => id)).toEqual(['bank']);
    expect(matrixRows(matrix, 'work')).toHaveLength(3);
    expect(matrixRows(matrix, 'nothing')).toHaveLength(0);
  });
  it('counts every pair', () => {
    expect(countDecisions(matrixRows(matrix))).toEqual({ Permit: 3, PermitWithWaiver: 1, Deny: 2 });
  });
});

describe('nextChange', () => {
  it('is the first end that is still to come', () => {
    expect(nextChange(matrix)).toBe(Date.parse('2026-12-01T00:00:00Z'));
    expect(nextChange({ ...matrix, cells: [] })).toBeUndefined();
  });
});

describe('step', () => {
  it('goes from cell to cell and not over the edge', () => {
    expect(step('ArrowDown', 0, 1, 2, 3)).toEqual([1, 1]);
    expect(step('ArrowDown', 1, 1, 2, 3)).toBeUndefined();
    expect(step('ArrowLeft', 1, 0, 2, 3)).toBeUndefined();
    expect(step('ArrowRight', 1, 1, 2, 3)).toEqual([1, 2]);
    expect(step('ArrowUp', 1, 1, 2, 3)).toEqual([0, 1]);
    expect(step('Home', 1, 2, 2, 3)).toEqual([1, 0]);
    expect(step('End', 1, 0, 2, 3)).toEqual([1, 2]);
    expect(step('x', 1, 0, 2, 3)).toBeUndefined();
  });
});
