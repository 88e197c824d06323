import { describe, expect, it } from 'vitest';
import type { Moved, Placement } from '../api/livetypes';
import { changeKinds, changeText, changeWord } from './changewords';

function place(poolId: string, hour: string): Placement {
  const startsAt = `2026-11-26T${hour}:00:00Z`;
  return { poolId, siteId: 'rhone', domainId: 'd', startsAt, endsAt: startsAt, powerCapRatio: 1, legs: [] };
}
const moved = (before: Placement | undefined, after: Placement | undefined): Moved => ({
  jobId: 'j', what: before && after ? 'Moved' : after ? 'Added' : 'Gone',
  ...(before ? { before } : {}), ...(after ? { after } : {}),
});

describe('a change of a job', () => {
  const delayed = moved(place('rhone/p', '10'), place('rhone/q', '12'));
  const sooner = moved(place('rhone/p', '10'), place('rhone/p', '09'));
  const elsewhere = moved(place('rhone/p', '10'), place('rhone/q', '10'));
  const added = moved(undefined, place('rhone/p', '10'));
  const gone = moved(place('rhone/p', '10'), undefined);
  it('has a word', () => {
    expect([delayed, sooner, elsewhere, added, gone].map(changeWord)).toEqual(['delayed', 'sooner', 'moved', 'new', 'gone']);
  });
  it('is counted by its word', () => {
    expect(changeKinds([delayed, gone, delayed])).toEqual([['delayed', 2], ['gone', 1]]);
  });
  it('says from where to where', () => {
    expect(changeText(delayed).replaceAll('\u00a0', ' ')).toBe('rhone/p → rhone/q, Thu 26 Nov 12:00, 2 h later');
    expect(changeText(gone)).toBe('was at rhone/p, Thu 26 Nov 10:00');
  });
});
