import { describe, expect, it } from 'vitest';
import type { PowerDomain } from '../api/fleettypes';
import { barShares } from './powerbar';

const base: PowerDomain = {
  id: 'd', siteId: 's', kind: 'Pdu', depth: 0, unmeteredRatio: 0, estimatedRatio: 0, state: 'Ok', rackCount: 0, nodeCount: 0,
};

describe('barShares', () => {
  it('stand on one scale, in their order', () => {
    const { used, over, planned, limit, partnerFails } = barShares({ ...base, powerW: 50, reservedW: 70, limitW: 100, partnerFailsW: 104 });
    expect(partnerFails).toBeCloseTo(1 / 1.04);
    expect([used, planned, limit].map((share) => (share ?? 0) * 104 * 1.04)).toEqual([50, 70, 100].map((watts) => expect.closeTo(watts)));
    expect(over).toBe(0);
  });
  it('splits what is over the limit off', () => {
    const { used, over, limit } = barShares({ ...base, powerW: 120, limitW: 100 });
    expect(used).toBe(limit);
    expect(over / used).toBeCloseTo(0.2);
  });
  it('leaves out what is not known', () => {
    expect(barShares(base)).toEqual({ used: 0, over: 0, planned: undefined, limit: undefined, partnerFails: undefined });
  });
});
