import { describe, expect, it } from 'vitest';
import type { Basis, PowerLimit } from '../api/livetypes';
import { inForce, withdrawal } from './limits';

const basis: Basis = {
  scenarioId: 's', slotSeconds: 900, gpuTypes: [], residencyPolicies: [], sites: [{ id: 'rhone', country: 'FR' }],
  powerDomains: [{ id: 'rhone/grid', siteId: 'rhone' }], pools: [],
};

function limit(id: string, more: Partial<PowerLimit>): PowerLimit {
  return {
    id, subjectId: 'rhone', source: 'operator', limitW: 1, reason: 'r',
    from: '2026-11-26T08:00:00Z', to: '2026-11-26T12:00:00Z', ...more,
  };
}

function lifted(id: string, more: Partial<PowerLimit> = {}): PowerLimit {
  const { limitW: _, ...rest } = limit(id, more);
  return rest;
}

const ids = (limits: PowerLimit[]) => inForce(limits).map(({ id }) => id);

describe('limits in force', () => {
  it('leave out what was taken back or replaced by the same source', () => {
    expect(ids([lifted('b'), limit('a', {})])).toEqual([]);
    expect(ids([limit('b', {}), limit('a', {})])).toEqual(['b']);
  });
  it('keep what still counts for a part of its time', () => {
    expect(ids([lifted('b', { to: '2026-11-26T10:00:00Z' }), limit('a', {})])).toEqual(['a']);
  });
  it('are of one source and one subject each', () => {
    expect(ids([limit('c', { source: 'contract' }), lifted('b', { subjectId: 'rhone/grid' }), limit('a', {})]))
      .toEqual(['c', 'a']);
  });
});

describe('taking back', () => {
  it('names the same subject, source and time, and no limit', () => {
    expect(withdrawal(limit('a', {}), basis, 'over')).toEqual({
      siteId: 'rhone', source: 'operator', from: '2026-11-26T08:00:00Z', to: '2026-11-26T12:00:00Z', reason: 'over',
    });
    expect(withdrawal(limit('a', { subjectId: 'rhone/grid' }), basis, 'over')).toMatchObject({ domainId: 'rhone/grid' });
  });
});
