import { describe, expect, it } from 'vitest';
import type { Gantt } from '../api/types';
import { barAt, lanesOf, layoutGantt, takeLanes } from './ganttlayout';
import { moveBar } from './ganttmoves';

const pool = (id: string, siteId: string) => ({
  id, siteId, domainId: id.split('/').slice(0, 2).join('/'), gpuTypeId: 'H100', gpuCount: 1000,
});

const gantt: Gantt = {
  count: 4,
  pools: [pool('A/H1/1', 'A'), pool('B/H1/1', 'B')],
  jobId: ['a', 'b', 'c', 'd'],
  pool: [0, 0, 0, 1],
  start: [0, 5, 10, 0],
  end: [10, 20, 12, 4],
  gpuCount: [20, 20, 500, 20],
  kind: [0, 2, 1, 3],
  late: [0, 0, 1, 0],
  capped: [0, 1, 0, 0],
  startsAt: '2026-01-12T00:00:00Z',
  slotMinutes: 15,
};
const options = { group: 'pool', siteId: undefined, lane: 5 } as const;

describe('takeLanes', () => {
  it('packs bars without overlap, lowest lane first', () => {
    const free: number[] = [];
    expect(takeLanes(free, 1, 0, 10)).toBe(0);
    expect(takeLanes(free, 1, 5, 20)).toBe(1);
    expect(takeLanes(free, 1, 10, 12)).toBe(0);
    expect(takeLanes(free, 2, 11, 13)).toBe(2);
  });
  it('gives larger gangs more lanes', () => {
    expect([0.01, 0.05, 0.2, 0.5, 1].map(lanesOf)).toEqual([1, 2, 3, 5, 7]);
  });
});

describe('layoutGantt', () => {
  it('heads each site and keeps the order of pools', () => {
    const { rows, shown } = layoutGantt(gantt, options);
    expect(rows.map((row) => row.label)).toEqual(['A', 'H1/1', 'B', 'H1/1']);
    expect(shown).toBe(4);
  });
  it('leaves other sites out', () => {
    const { rows, shown, rowOf } = layoutGantt(gantt, { ...options, siteId: 'B' });
    expect(rows.map((row) => row.label)).toEqual(['B', 'H1/1']);
    expect(shown).toBe(1);
    expect(rowOf[0]).toBe(-1);
  });
  it('keeps the legs of a job in the same lanes and the break between them free', () => {
    const legs: Gantt = {
      ...gantt, jobId: ['a', 'b', 'a', 'd'], start: [0, 12, 20, 0], end: [10, 18, 25, 4], gpuCount: [20, 20, 20, 20],
    };
    const { topOf, legBefore, rows } = layoutGantt(legs, options);
    expect(topOf[2]).toBe(topOf[0]);
    expect(topOf[1]).not.toBe(topOf[0]);
    expect([...legBefore]).toEqual([-1, -1, 0, -1]);
    expect(rows[1]?.jobs).toBe(2);
  });
  it('keeps ten thousand bars apart', () => {
    const count = 10_000;
    const column = (value: (at: number) => number) => Array.from({ length: count }, (_, at) => value(at));
    const large: Gantt = {
      ...gantt, count,
      jobId: column((at) => at).map(String), pool: column((at) => at % 2),
      start: column((at) => Math.floor(at / 40)), end: column((at) => Math.floor(at / 40) + 5 + (at % 7)),
      gpuCount: column((at) => 1 + (at % 300)), kind: column((at) => at % 4),
      late: column(() => 0), capped: column(() => 0),
    };
    const layout = layoutGantt(large, options);
    for (const row of layout.rows) {
      const bars = [...row.bars];
      bars.forEach((bar, at) => {
        for (const other of bars.slice(at + 1)) {
          if ((large.start[other] ?? 0) >= (large.end[bar] ?? 0)) break;
          const top = layout.topOf[bar] ?? 0;
          const otherTop = layout.topOf[other] ?? 0;
          const apart = top + (layout.heightOf[bar] ?? 0) <= otherTop || otherTop + (layout.heightOf[other] ?? 0) <= top;
          if (!apart) throw new Error(`${bar} overlaps ${other}`);
        }
      });
    }
    expect(layout.shown).toBe(count);
  });
});

describe('pointing at bars', () => {
  const layout = layoutGantt(gantt, options);
  const y = (bar: number) => (layout.rows[layout.rowOf[bar] ?? 0]?.top ?? 0) + (layout.topOf[bar] ?? 0) + 1;
  it('finds the bar under a point and nothing beside it', () => {
    expect(barAt(gantt, layout, 3, y(0), 0)).toBe(0);
    expect(barAt(gantt, layout, 7, y(1), 0)).toBe(1);
    expect(barAt(gantt, layout, 18, y(0), 0)).toBe(-1);
    expect(barAt(gantt, layout, 20.4, y(1), 0.5)).toBe(1);
  });
  it('moves by arrow keys within a row and across rows', () => {
    const entry = { row: 0, slot: 0 };
    expect(moveBar(gantt, layout, -1, 'ArrowRight', entry)).toBe(0);
    expect(moveBar(gantt, layout, 0, 'ArrowRight', entry)).toBe(1);
    expect(moveBar(gantt, layout, 3, 'ArrowUp', entry)).toBe(0);
    expect(moveBar(gantt, layout, 3, 'ArrowDown', entry)).toBe(3);
  });
});
