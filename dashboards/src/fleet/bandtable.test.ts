import { describe, expect, it } from 'vitest';
import type { Quality } from '../api/fleettypes';
import { bandTable, bindingLimit, hasForecast, isByClass, isOver, lastKnown, siteParts } from './bandtable';

const series = (id: string, values: (number | null)[], quality: Quality[]) => ({ id, unit: 'W', values, quality });
const M: Quality = 'measured';
const table = bandTable({
  from: '2026-01-12T00:00:00Z', stepSeconds: 900, scope: 'fleet', snapshotId: 's-1',
  series: [
    series('inference', [10, 10, null, 12], [M, 'estimated', 'missing', 'forecast']),
    series('idle', [5, 5, null, null], [M, M, 'missing', 'missing']),
    series('limit', [40, 14, null, 12], [M, M, M, M]),
    series('operatingLimit', [null, 20, 30, 30], [M, M, M, M]),
  ],
});

describe('bandTable by site', () => {
  const answer = {
    from: '2026-01-12T00:00:00Z', stepSeconds: 900, scope: 'fleet' as const, snapshotId: 's-1',
    series: [
      series('limit', [10, null], [M, 'missing']),
      series('oslo', [5, 7], [M, M]),
      series('limit', [40, 14], [M, M]),
      series('operatingLimit', [null, 20], [M, M]),
    ],
  };
  const found = bandTable(answer, siteParts(answer, new Map([['oslo', 'Oslo']])));

  it('has a layer for each site under its name, whatever its id', () => {
    expect(found.parts.map(({ id, label }) => [id, label])).toEqual([['limit', 'limit'], ['oslo', 'Oslo']]);
    expect(found.layers.map((layer) => [...layer])).toEqual([[10, Number.NaN], [5, 7]]);
    expect([...found.total]).toEqual([15, 7]);
    expect([...found.limit]).toEqual([40, 14]);
  });
  it('is told from one by class', () => {
    expect(isByClass(answer)).toBe(false);
    const classes = ['idle', 'unassigned', 'inference', 'training', 'fine-tuning', 'batch'];
    expect(isByClass({ ...answer, series: classes.map((id) => series(id, [], [])) })).toBe(true);
  });
});

describe('bandTable', () => {
  it('adds up what is known and calls nothing zero that is not', () => {
    expect([...table.total]).toEqual([15, 15, Number.NaN, 12]);
    expect(table.layers[0]?.[2]).toBeNaN();
  });
  it('takes the least certain part for the sum', () => {
    expect(table.quality).toEqual([M, 'estimated', 'missing', 'forecast']);
  });
  it('is held against the least limit, or else the operating one', () => {
    expect([0, 1, 2].map((slot) => bindingLimit(table, slot))).toEqual([40, 14, 30]);
    expect([0, 1, 2, 3].map((slot) => isOver(table, slot))).toEqual([false, true, false, false]);
  });
  it('knows where the past ends', () => {
    expect(lastKnown(table)).toBe(1);
    expect(hasForecast(table)).toBe(true);
  });
  it('is empty without series', () => {
    const none = bandTable({ from: '2026-01-12T00:00:00Z', stepSeconds: 60, scope: 'fleet', snapshotId: 's', series: [] });
    expect([none.count, lastKnown(none)]).toEqual([0, undefined]);
    expect(bindingLimit(none, 0)).toBeNaN();
  });
});
