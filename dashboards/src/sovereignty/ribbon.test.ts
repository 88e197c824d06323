import { describe, expect, it } from 'vitest';
import type { Expiry } from '../api/sovereigntytypes';
import { ribbonMarks, ribbonTicks } from './ribbon';

const FROM = Date.parse('2026-11-26T00:00:00Z');

function expiry(claimId: string, expiresAt: string, jobCount = 0): Expiry {
  return { claimId, attribute: 'certificate.HDS', subjectIds: [], expiresAt, placeIds: [], profileIds: [], jobs: [], jobCount };
}

describe('ribbonMarks', () => {
  it('puts each where its time is', () => {
    const marks = ribbonMarks([expiry('b', '2027-01-10T00:00:00Z'), expiry('a', '2026-12-05T00:00:00Z')], FROM, 90);
    expect(marks.map(({ at }) => at)).toEqual([0.1, 0.5]);
    expect(marks.map(({ expiries }) => expiries.map(({ claimId }) => claimId))).toEqual([['a'], ['b']]);
  });
  it('makes one of those that would lie on one another', () => {
    const marks = ribbonMarks([expiry('a', '2026-12-05T00:00:00Z', 2), expiry('b', '2026-12-06T00:00:00Z', 3)], FROM, 90);
    expect(marks).toHaveLength(1);
    expect(marks[0]?.jobCount).toBe(5);
  });
  it('leaves out what has run out, and keeps the rest within its ends', () => {
    const marks = ribbonMarks([expiry('a', '2026-11-01T00:00:00Z'), expiry('b', '2028-01-01T00:00:00Z')], FROM, 90);
    expect(marks.map(({ at }) => at)).toEqual([1]);
  });
});

describe('ribbonTicks', () => {
  it('are the beginnings of months, years named once, none on the left end’s own word', () => {
    expect(ribbonTicks(FROM, 90).map(({ label }) => label)).toEqual(['Jan 2027', 'Feb']);
    expect(ribbonTicks(FROM, 90)[0]?.at).toBeCloseTo(36 / 90);
  });
  it('are fewer over a year', () => {
    expect(ribbonTicks(FROM, 365).map(({ label }) => label)).toEqual(['Jan 2027', 'Mar', 'May', 'Jul', 'Sep', 'Nov']);
  });
});
