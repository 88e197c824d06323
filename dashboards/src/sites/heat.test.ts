import { describe, expect, it } from 'vitest';
import type { HeatMap, HeatMapRack, Metric } from '../api/fleettypes';
import { layoutHeat, moveSpot, spotAt } from './heatlayout';
import { cellText, heatCells, heatScale, stepOf, strength } from './heatscale';

const rack = (rackId: string, row: number, position: number, more: Partial<HeatMapRack> = {}): HeatMapRack => ({
  rackId, hallId: 'h1', row, position, ratedW: 60_000, state: 'Ok', ...more,
});
const map = (metric: Metric, unit: string, racks: HeatMapRack[]): HeatMap => ({ metric, unit, at: '', racks });

describe('heatCells', () => {
  it('shows load in per cent of the limit, or without one of what is rated', () => {
    const racks = [rack('a', 1, 1, { value: 30_000, limitW: 40_000 }), rack('b', 1, 2, { value: 30_000 }), rack('c', 1, 3)];
    expect(heatCells(map('load', 'W', racks)).map((cell) => cell.value)).toEqual([75, 50, undefined]);
  });
  it('says what loads are shares of', () => {
    const title = (...racks: HeatMapRack[]) => heatScale('load', heatCells(map('load', 'W', racks))).title;
    const [own, none] = [rack('a', 1, 1, { limitW: 40_000 }), rack('b', 1, 2)];
    expect(title(own)).toBe('Load of the rack’s limit');
    expect(title(none)).toBe('Load of the rack’s rated power');
    expect(title(own, none)).toBe('Load of the rack’s limit or rated power');
  });
  it('shows headroom in kW and keeps the watts', () => {
    expect(heatCells(map('headroom', 'W', [rack('a', 1, 1, { value: 12_345, headroomW: 12_345, loadW: 1 })]))[0]).toMatchObject({
      value: 12.345, headroomW: 12_345, loadW: 1,
    });
  });
});

describe('heatScale', () => {
  const scaleOf = (metric: Metric, unit: string, values: number[]) =>
    heatScale(metric, heatCells(map(metric, unit, values.map((value, at) => rack(String(at), 1, at, { value, limitW: 50_000 })))));
  it('has its own unit and steps for each metric', () => {
    expect(scaleOf('load', 'W', [1])).toMatchObject({ unit: '%', bounds: [0, 20, 40, 60, 80, 100] });
    expect(scaleOf('headroom', 'W', [23_000])).toMatchObject({ unit: 'kW', bounds: [0, 5, 10, 15, 20, 25] });
    expect(scaleOf('temperature', 'C', [44, 71])).toMatchObject({ unit: '°C', bounds: [40, 50, 60, 70, 80, 90] });
    expect(scaleOf('temperature', 'C', [])).toMatchObject({ bounds: [0, 5, 10, 15, 20, 25] });
  });
  it('draws the worst the strongest', () => {
    const [load, headroom] = [scaleOf('load', 'W', [1]), scaleOf('headroom', 'W', [23_000])];
    expect([strength(load, stepOf(load, 5)), strength(load, stepOf(load, 130))]).toEqual([0, 1]);
    expect([strength(headroom, stepOf(headroom, -3)), strength(headroom, stepOf(headroom, 24))]).toEqual([1, 0]);
  });
  it('writes short values', () => {
    expect(cellText(scaleOf('headroom', 'W', [1]), -3.21)).toBe('\u22123.2');
    expect(cellText(scaleOf('load', 'W', [1]), 74.6)).toBe('75');
  });
});

describe('the map', () => {
  const cells = heatCells(map('load', 'W', [
    rack('a', 1, 1), rack('b', 1, 2), rack('c', 1, 4), rack('d', 2, 1), rack('e', 2, 2), rack('f', 1, 1, { hallId: 'h2' }),
  ]));
  const layout = layoutHeat(cells, 1000, 400);
  it('has every rack once and none upon another', () => {
    expect(layout.spots).toHaveLength(cells.length);
    expect(new Set(layout.spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(cells.length);
    for (const { cell, x, y } of layout.spots) expect(spotAt(layout, x + 1, y + 1)?.cell).toBe(cell);
  });
  it('takes smaller cells where there is less room', () => {
    expect(layoutHeat(cells, 200, 100).cellWidth).toBeLessThan(layout.cellWidth);
  });
  it('is scrolled rather than made too small to read', () => {
    const tall = Array.from({ length: 60 }, (_, at) => rack(`t${at}`, at, 1));
    expect(layoutHeat(heatCells(map('load', 'W', tall)), 300, 100).cellWidth).toBe(28);
  });
  it('is walked by arrows, across an empty place too', () => {
    const go = (from: string | undefined, key: Parameters<typeof moveSpot>[2]) => moveSpot(layout, from, key)?.cell.rackId;
    expect(go(undefined, 'ArrowRight')).toBe('a');
    expect(go('a', 'ArrowRight')).toBe('b');
    expect(go('b', 'ArrowRight')).toBe('c');
    expect(go('c', 'ArrowRight')).toBe('f');
    expect(go('a', 'ArrowDown')).toBe('d');
    expect(go('e', 'ArrowUp')).toBe('b');
    expect(go('a', 'ArrowLeft')).toBe('a');
  });
});
