import { describe, expect, it } from 'vitest';
import type { Placement } from '../api/livetypes';
import { differenceDataset, laterSeconds } from './difference';

function place(poolId: string, hour: number): Placement {
  const startsAt = `2026-11-26T${hour}:00:00Z`;
  return { poolId, siteId: 'rhone', domainId: 'd', startsAt, endsAt: startsAt, powerCapRatio: 0.8, legs: [] };
}

describe('a difference of two revisions', () => {
  const data = differenceDataset({
    against: 3, revision: 5, movedCount: 1, addedCount: 1, goneCount: 0,
    items: [
      { jobId: 'a', what: 'Moved', before: place('rhone/p', 10), after: place('rhone/q', 12) },
      { jobId: 'b', what: 'Added', after: place('rhone/p', 14) },
    ],
  });
  it('has a row for each job, with both places', () => {
    const cells = (row: number) => data.columns.map((column, at) => column.show?.(data.cell(row, at)) ?? data.cell(row, at));
    expect(cells(0)).toEqual(['a', 'Moved', 'rhone/p', 'rhone/q', 'Thu 26 Nov 10:00', 'Thu 26 Nov 12:00', '80 %', '80 %']);
    expect(cells(1).slice(2, 5)).toEqual(['–', 'rhone/p', '–']);
  });
  it('is named by the two', () => {
    expect(data.name).toBe('revision-5-against-3');
    expect(data.facts).toMatchObject({ revision: '5', against: '3' });
  });
  it('says how much later a job starts', () => {
    expect(laterSeconds({ jobId: 'a', what: 'Moved', before: place('p', 10), after: place('p', 12) })).toBe(7_200);
    expect(laterSeconds({ jobId: 'b', what: 'Added', after: place('p', 12) })).toBeUndefined();
  });
});
