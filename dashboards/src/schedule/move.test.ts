import { describe, expect, it } from 'vitest';
import type { Basis, JobMove, LiveJob, Placement } from '../api/livetypes';
import { backOf, capsFor, firstMove, moveOf, poolsFor } from './move';

const basis: Basis = {
  scenarioId: 's', slotSeconds: 900,
  gpuTypes: [{ id: 'A', idleW: 1, powerCapRatios: [0.5, 0.7, 1] }, { id: 'B', idleW: 1, powerCapRatios: [1] }],
  residencyPolicies: [], sites: [], powerDomains: [],
  pools: [{ id: 'a', domainId: 'd', gpuTypeId: 'A' }, { id: 'b', domainId: 'd', gpuTypeId: 'B' }],
};
const placement: Placement = {
  poolId: 'a', siteId: 's', domainId: 'd', startsAt: '2026-11-26T10:00:00Z', endsAt: '2026-11-26T11:00:00Z',
  powerCapRatio: 0.7, legs: [{ poolId: 'a', powerCapRatio: 0.7, startsAt: '2026-11-26T10:00:00Z', endsAt: '2026-11-26T11:00:00Z' }],
};
const job = {
  id: 'j', tenant: 't', submittedAt: '2026-11-26T00:00:00Z',
  spec: { runSeconds: { A: 3600 }, powerCapping: true, earliestStartAt: '2026-11-26T08:05:00Z' },
  status: { state: 'Validated', revision: 1, placement },
} as unknown as LiveJob;
const waiting = { ...job, status: { state: 'Waiting', revision: 1 } } as LiveJob;

describe('a move', () => {
  it('begins with where the job is', () => {
    expect(firstMove(job, basis, 0)).toMatchObject({ poolId: 'a', startsAt: '2026-11-26T10:00', powerCapRatio: '0.7', pinned: false });
  });
  it('of a job that waits begins with the first slot it may begin in', () => {
    expect(firstMove(waiting, basis, 0)).toMatchObject({ poolId: 'a', startsAt: '2026-11-26T08:15', powerCapRatio: '' });
    expect(firstMove(waiting, basis, Date.parse('2026-11-26T09:01:00Z')).startsAt).toBe('2026-11-26T09:15');
  });
  it('offers the pools and the caps that the job may have', () => {
    expect(poolsFor(job, basis).map(({ id }) => id)).toEqual(['a']);
    expect(capsFor(job, basis, 'a')).toEqual([1, 0.7, 0.5]);
    expect(capsFor({ ...job, spec: { ...job.spec, powerCapping: false } }, basis, 'a')).toEqual([1]);
  });
  it('says nothing of a cap that is no rung there', () => {
    const draft = { ...firstMove(job, basis, 0), poolId: 'b', reason: ' why ' };
    expect(moveOf(draft, [1])).toEqual({ poolId: 'b', startsAt: '2026-11-26T10:00:00Z', pinned: false, reason: 'why' });
    expect(moveOf({ ...draft, poolId: 'a', reason: '' }, [1, 0.7])).toEqual({ poolId: 'a', startsAt: '2026-11-26T10:00:00Z', powerCapRatio: 0.7, pinned: false });
  });
  it('is taken back to where the job was, where that can be asked for', () => {
    const done = { before: { placement } } as JobMove;
    expect(backOf(done, true)).toMatchObject({ poolId: 'a', startsAt: placement.startsAt, powerCapRatio: 0.7, pinned: true });
    expect(backOf({} as JobMove, false)).toBeUndefined();
    expect(backOf({ before: { placement: { ...placement, legs: [...placement.legs, ...placement.legs] } } } as JobMove, false)).toBeUndefined();
  });
});
