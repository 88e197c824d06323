import { describe, expect, it } from 'vitest';
import { curtailments, spans } from '../charts/slots';
import { isOver, powerTable, tightest } from './powertable';

const series = (id: string, values: number[]) => ({ id, unit: 'W', values });
const table = powerTable({
  from: '2026-01-12T00:00:00Z',
  stepSeconds: 900,
  series: [
    series('idle', [10, 10, 10, 10]), series('inference', [5, 5, 5, 5]), series('training', [0, 20, 30, 0]),
    series('fine-tuning', [0, 0, 0, 0]), series('batch', [0, 0, 0, 0]), series('limit', [60, 40, 40, 60]),
  ],
});

describe('powerTable', () => {
  it('adds the layers up', () => expect([...table.total]).toEqual([15, 35, 45, 15]));
  it('finds the tightest moment', () => {
    expect(tightest(table, 0, 4)).toEqual({ slot: 2, totalW: 45, limitW: 40, headroomW: -5 });
  });
  it('names what is over the limit and what is curtailed', () => {
    expect(spans(table, (slot) => isOver(table, slot))).toEqual([
      { from: Date.parse('2026-01-12T00:30:00Z'), to: Date.parse('2026-01-12T00:45:00Z') },
    ]);
    expect(curtailments(table)).toHaveLength(1);
  });
  it('does not take a ramp for a curtailment', () => {
    const ramp = powerTable({ from: '2026-01-12T00:00:00Z', stepSeconds: 900, series: [series('limit', [20, 20, 40, 30, 60])] });
    expect(curtailments(ramp)).toEqual([
      { from: Date.parse('2026-01-12T00:45:00Z'), to: Date.parse('2026-01-12T01:00:00Z') },
    ]);
  });
  it('does not take a missing limit for room', () => {
    const unlimited = powerTable({ from: '2026-01-12T00:00:00Z', stepSeconds: 900, series: [series('idle', [1])] });
    expect(unlimited.limit[0]).toBeNaN();
    expect(isOver(unlimited, 0)).toBe(false);
    expect(tightest(unlimited, 0, 1)).toMatchObject({ slot: 0, totalW: 1 });
  });
});
