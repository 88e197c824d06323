import { describe, expect, it } from 'vitest';
import type { NodeOfPool } from '../api/nodes';
import { markOf, stripOf, usedOf } from './strip';

const node: NodeOfPool = {
  node: 'n1', poolId: 'p', rackId: 'r', gpuCount: 8, freeGpuCount: 1, awayGpuCount: 1, isAway: false, nextJobs: [],
  jobs: [
    { jobId: 'one', tenant: 't', gpuIndexes: [0, 1], isBound: true, endsAt: '2026-01-01T00:00:00Z' },
    { gpuIndexes: [7] },
    { jobId: 'two', tenant: 't', gpuIndexes: [4, 5], isBound: false, endsAt: '2026-01-01T00:00:00Z' },
  ],
  services: [{ serviceId: 'chat', tenant: 't', replicaCount: 7, gpuIndexes: [3], isBound: true }],
};

describe('the GPUs of a node', () => {
  it('are each with the job or the service that has them, and the last of the others are away', () => {
    expect(stripOf(node).map(({ place, mark }) => place + (mark ?? ''))).toEqual([
      'bound0', 'bound0', 'free', 'bound3', 'forecast2', 'forecast2', 'away', 'other1',
    ]);
  });

  it('are used where they are neither free nor away', () => {
    const held = stripOf(node).filter(({ mark }) => mark !== undefined).length;
    expect(usedOf(node)).toBe(held);
  });

  it('have as many free and away as the service counts', () => {
    for (let away = 0; away <= 2; away++) {
      const its = stripOf({ ...node, awayGpuCount: away, freeGpuCount: 2 - away });
      expect(its.filter(({ place }) => place === 'away')).toHaveLength(away);
      expect(its.filter(({ place }) => place === 'free')).toHaveLength(2 - away);
    }
  });

  it('are marked apart for as many jobs as a node can have', () => {
    expect(new Set(Array.from({ length: 64 }, (_, at) => markOf(at))).size).toBe(64);
  });
});
