import { describe, expect, it } from 'vitest';
import type { Explanation, Placement, SiteChoice } from '../api/livetypes';
import { choices } from './choices';

function at(siteId: string, hour: number): Placement {
  const startsAt = `2026-11-26T${hour}:00:00Z`;
  return { poolId: siteId, siteId, domainId: siteId, startsAt, endsAt: startsAt, powerCapRatio: 1, legs: [] };
}

function told(sites: SiteChoice[]): Explanation {
  return {
    jobId: 'j', state: 'Validated', revision: 1, placement: at('oslo', 12), costMinor: 500,
    currency: 'EUR', reasons: [], unblocking: [], sites,
  };
}

const rows = (sites: SiteChoice[]) =>
  choices(told(sites)).map(({ siteId, costMinor, here }) => `${siteId} ${costMinor ?? '-'}${here ? ' here' : ''}`);

describe('the places of a job', () => {
  it('begin with its own, at its own time and cost', () => {
    const sites = [
      { siteId: 'oslo', placement: at('oslo', 10), costMinor: 500, reasons: [] },
      { siteId: 'lyon', placement: at('lyon', 10), costMinor: 700, reasons: [] },
    ];
    expect(rows(sites)).toEqual(['oslo 500 here', 'lyon 700']);
    expect(choices(told(sites))[0]?.placement?.startsAt).toBe('2026-11-26T12:00:00Z');
  });
  it('name another at the same site where that is cheaper', () => {
    expect(rows([{ siteId: 'oslo', placement: at('oslo', 20), costMinor: 400, reasons: [] }]))
      .toEqual(['oslo 500 here', 'oslo 400']);
  });
  it('keep the sites that have none, which say why', () => {
    expect(rows([{ siteId: 'lyon', reasons: [] }])).toEqual(['oslo 500 here', 'lyon -']);
  });
});
