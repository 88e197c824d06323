import { describe, expect, it } from 'vitest';
import type { ValidationPolicy } from '../api/validationtypes';
import { asksNothing, draftOf, orderOf, policyText, proofText } from './proofwords';

const policy: ValidationPolicy = {
  version: 3, changedAt: '2026-11-27T00:00:00Z', changedBy: 'account:ada', reason: 'new racks',
  poolIds: ['rhone-b200'], siteIds: ['rhone'], deviceModels: [], maxAgeSeconds: 604_800,
  newNode: true, driverChanged: true, firmwareChanged: false, incident: false, quarantineReleased: false, extent: 'quick',
};

describe('a policy', () => {
  it('is a sentence', () => {
    expect(policyText(policy)).toMatch(/^Nodes of rhone, rhone-b200 are proved by a quick run, for 7.d, or until a new node, another driver\.$/);
    expect(asksNothing(policy)).toBe(false);
    expect(asksNothing({ ...policy, poolIds: [], siteIds: [] })).toBe(true);
  });
  it('comes out of its form as it went in', () => {
    const { version: _, changedAt: __, changedBy: ___, ...said } = policy;
    expect(orderOf({ ...draftOf(policy), reason: ' new racks ' })).toEqual(said);
  });
  it('leaves out what is empty and reads lists', () => {
    const order = orderOf({ ...draftOf(policy), hours: ' ', atOnce: '4', pools: 'a, b,,' });
    expect(order.maxAgeSeconds).toBeUndefined();
    expect(order).toMatchObject({ atOnceCount: 4, poolIds: ['a', 'b'] });
  });
});

describe('a node', () => {
  const node = { nodeId: 'n01', poolId: 'p' };
  it('is proved until an instant, or waits and says for what', () => {
    expect(proofText({ ...node, state: 'Proved', until: '2026-11-28T10:00:00Z' })).toContain('proved until');
    expect(proofText({ ...node, state: 'Awaiting', detail: 'it is new' })).toContain('no run is planned');
    expect(proofText({ ...node, state: 'Awaiting', detail: 'it is new', runId: 'r', expectedAt: '2026-11-28T10:00:00Z' })).toContain('expected by');
  });
});
