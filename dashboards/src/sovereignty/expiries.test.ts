import { describe, expect, it } from 'vitest';
import type { Expiry } from '../api/sovereigntytypes';
import { byUrgency, hasRunOut } from './expiries';

const NOW = Date.parse('2026-11-26T08:00:00Z');
const expiry = (claimId: string, expiresAt: string): Expiry => ({
  claimId, expiresAt, attribute: 'certificate.HDS', subjectIds: [], placeIds: [], profileIds: [], jobs: [], jobCount: 0,
});

describe('byUrgency', () => {
  it('begins with what has run out, then has the soonest first', () => {
    const them = [expiry('later', '2026-12-09T00:00:00Z'), expiry('soon', '2026-11-27T00:00:00Z'), expiry('out', '2026-11-20T00:00:00Z')];
    expect(byUrgency(them, NOW).map(({ claimId }) => claimId)).toEqual(['out', 'soon', 'later']);
  });
});

describe('hasRunOut', () => {
  it('is so from the instant on', () => {
    expect(hasRunOut(expiry('now', '2026-11-26T08:00:00Z'), NOW)).toBe(true);
    expect(hasRunOut(expiry('next', '2026-11-26T08:00:01Z'), NOW)).toBe(false);
  });
});
