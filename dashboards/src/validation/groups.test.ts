import { expect, test } from 'vitest';
import type { KernelVerdict, VerdictOnNode } from '../api/validationtypes';
import { groupsOf } from './groups';

function node(nodeId: string, more: Partial<KernelVerdict>): VerdictOnNode {
  const result: KernelVerdict = {
    deviceKind: 'gpu', deviceId: '0', deviceModel: 'A', driver: '1', kernel: 'copy', engine: 'ptx', verdict: 'PASS', reason: '',
    detail: '', needed: true, unit: 'GB/s', blockCount: 10, profileVersion: 1, at: '2026-11-27T00:00:00Z', ageSeconds: 1,
    runId: 'r', runHref: '', samplesHref: '', ...more,
  };
  return { nodeId, siteId: 'here', result };
}

const expected = (marginRatio: number) => ({ value: 100, marginRatio, failureMarginRatio: 2 * marginRatio, source: 'a test' });

test('nodes of one model and engine are together, the slowest first', () => {
  const groups = groupsOf([
    node('n2', { medianRatio: 1.01 }), node('n1', { medianRatio: 0.9 }), node('n3', { deviceModel: 'B', medianRatio: 1 }),
    node('n4', { verdict: 'FAIL' }),
  ]);
  expect(groups.map(({ deviceModel }) => deviceModel)).toEqual(['A', 'B']);
  expect(groups[0]?.measured.map(({ nodeId }) => nodeId)).toEqual(['n1', 'n2']);
  expect(groups[0]?.others.map(({ nodeId }) => nodeId)).toEqual(['n4']);
});

test('the band is that of the newest verdict that was held against something', () => {
  const [group] = groupsOf([
    node('n1', { medianRatio: 1, expected: expected(0.05), profileVersion: 1 }),
    node('n2', { medianRatio: 1, expected: expected(0.08), profileVersion: 2, at: '2026-11-28T00:00:00Z' }),
    node('n3', { at: '2026-11-29T00:00:00Z', profileVersion: 0 }),
  ]);
  expect(group?.expected?.marginRatio).toBe(0.08);
  expect(group?.profileVersion).toBe(2);
});

test('what nothing is promised of has no band', () => {
  expect(groupsOf([node('n1', {})])[0]?.expected).toBeUndefined();
});
