import { describe, expect, it } from 'vitest';
import type { Traffic, TrafficQuarter } from '../api/servicetypes';
import { bandPath, peakOf, poolsOf, stacked, trafficDataset } from './shares';

function quarter(requestsPerSecond: number, shares: Record<string, number>): TrafficQuarter {
  return {
    from: '2026-11-27T10:00:00Z', to: '2026-11-27T10:15:00Z', requestsPerSecond, forecast: 'Said',
    unservedRatio: 1 - Object.values(shares).reduce((sum, share) => sum + share, 0),
    failoverKept: true, latencyMillis: 120, replicaCount: 3, gpuCount: 12, reasons: [],
    shares: Object.entries(shares).map(([poolId, shareRatio]) => ({
      poolId, siteId: poolId, shareRatio, replicaCount: 1, gpuCount: 4, replicaPerGpuCount: 1, latencyMillis: 120, loadRatio: 0.5,
    })),
  };
}

const traffic: Traffic = {
  serviceId: 'chat', number: 3, revision: 2, latencyBudgetMillis: 200, reasons: [],
  quarters: [quarter(100, { a: 0.25, b: 0.75 }), quarter(50, { b: 0.5 })],
};

describe('shares of traffic', () => {
  it('puts the pool that answers most first', () => {
    expect(poolsOf(traffic)).toEqual(['b', 'a']);
    expect(peakOf(traffic)).toBe(100);
  });

  it('stacks what pools answer up to what is asked, or less where some has no answer', () => {
    expect(stacked(traffic)).toEqual([
      { name: 'b', bottom: [0, 0], top: [75, 25] },
      { name: 'a', bottom: [75, 25], top: [100, 25] },
    ]);
  });

  it('joins pools that have no colour of their own', () => {
    const many = { ...traffic, quarters: [quarter(100, { a: 0.3, b: 0.25, c: 0.2, d: 0.1, e: 0.06, f: 0.04, g: 0.05 })] };
    const bands = stacked(many);
    expect(bands.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', '3 others']);
    expect(bands.at(-1)?.top[0]).toBeCloseTo(100);
    expect(bands.at(-1)?.bottom[0]).toBeCloseTo(85);
  });

  it('draws a band as steps there and back', () => {
    expect(bandPath({ name: 'b', bottom: [0, 0], top: [75, 25] }, 20, 100, 100)).toBe(
      'M0.0 25.0H10.0L10.0 75.0H20.0L20.0 100.0H10.0L10.0 100.0H0.0Z',
    );
  });

  it('has a row for each quarter and a column for each pool', () => {
    const data = trafficDataset(traffic);
    const at = (row: number, id: string) => data.cell(row, data.columns.findIndex((column) => column.id === id));
    expect(data.count).toBe(2);
    expect([at(0, 'a'), at(0, 'b'), at(1, 'a'), at(1, 'unservedRatio')]).toEqual([0.25, 0.75, 0, 0.5]);
  });
});
