import { describe, expect, it } from 'vitest';
import type { NodeOfPool } from '../api/nodes';
import { outsideText, useText } from './words';

const node: NodeOfPool = {
  node: 'n1', poolId: 'p', rackId: 'r', gpuCount: 8, freeGpuCount: 2, awayGpuCount: 0, isAway: false, jobs: [], nextJobs: [],
  services: [],
};

describe('what is said of a node', () => {
  it('counts the GPUs in use, and those away only where there are some', () => {
    expect(useText(node)).toBe('6 of 8 GPUs used');
    expect(useText({ ...node, awayGpuCount: 1 })).toBe('5 of 8 GPUs used, 1 away');
    expect(useText({ ...node, gpuCount: 1, freeGpuCount: 1 })).toBe('0 of 1 GPU used');
  });

  it('names why no pool has it', () => {
    expect(outsideText({ node: 'n', why: 'NoPool', poolIds: [] }, 'B200')).toContain('none has B200');
    expect(outsideText({ node: 'n', why: 'Contested', poolIds: ['a', 'b'] }, 'B200')).toContain('a and b');
    expect(outsideText({ node: 'n', why: 'TooLarge', poolIds: [] }, 'B200')).toContain('more GPUs');
  });
});
