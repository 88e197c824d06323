import { describe, expect, it } from 'vitest';
import type { Attestation, Decision } from '../api/sovereigntytypes';
import { conditionalPage, madeBy } from './conditions';

function attestation(sequence: number, decision: Decision, evaluatedAt = '2026-11-26T00:00:00Z'): Attestation {
  return {
    sequence, kind: 'Placement', jobId: `job-${sequence}`, profileId: 'eu', profileVersion: 1, placeId: 'paris',
    startsAt: evaluatedAt, endsAt: evaluatedAt, decision, evaluatedAt, state: 'Valid', payloadSha256: '', keyFingerprint: '',
  };
}

describe('conditionalPage', () => {
  it('goes on to later pages until it has found some', async () => {
    const asked: (string | undefined)[] = [];
    const page = await conditionalPage(async (token) => {
      asked.push(token);
      const at = Number(token ?? 0);
      const items = [attestation(at, at === 2 ? 'PermitWithWaiver' : 'Permit')];
      return at === 3 ? { items } : { items, nextPageToken: String(at + 1) };
    }, undefined);
    expect(asked).toEqual([undefined, '1', '2', '3']);
    expect(page.items.map(({ sequence }) => sequence)).toEqual([2]);
    expect(page.nextPageToken).toBeUndefined();
  });
  it('stops after a while and says where to go on', async () => {
    let asked = 0;
    const page = await conditionalPage(async () => ({ items: [attestation(++asked, 'Permit')], nextPageToken: String(asked) }), undefined);
    expect(asked).toBe(10);
    expect(page).toEqual({ items: [], nextPageToken: '10' });
  });
});

describe('madeBy', () => {
  it('leaves out what came later', () => {
    const both = [attestation(2, 'Permit', '2026-12-01T00:00:00Z'), attestation(1, 'Permit')];
    expect(madeBy(both, '2026-11-30T00:00:00Z').map(({ sequence }) => sequence)).toEqual([1]);
    expect(madeBy(both, undefined)).toHaveLength(2);
  });
});
