import { describe, expect, it } from 'vitest';
import type { Offer, OfferKind } from '../api/livetypes';
import { kindsText, merged } from './offers';

function offer(kind: OfferKind, poolId: string): Offer {
  const [startsAt, endsAt] = ['2026-11-26T10:00:00Z', '2026-11-26T18:00:00Z'];
  return {
    offer: kind, costMinor: 1, currency: 'EUR', energyWh: 1, carbonG: 1, peakW: 1,
    placement: {
      poolId, siteId: 's', domainId: 'd', startsAt, endsAt, powerCapRatio: 1,
      legs: [{ poolId, powerCapRatio: 1, startsAt, endsAt }],
    },
  };
}

describe('offers', () => {
  it('of one place are one, by all their names', () => {
    const all = merged([offer('soonest', 'a'), offer('cheapest', 'b'), offer('cleanest', 'a')]);
    expect(all.map(({ kinds }) => kinds)).toEqual([['soonest', 'cleanest'], ['cheapest']]);
  });
  it('are named as a person would', () => {
    expect(kindsText(['soonest'])).toBe('Soonest');
    expect(kindsText(['soonest', 'cheapest', 'cleanest'])).toBe('Soonest, cheapest and cleanest');
  });
});
