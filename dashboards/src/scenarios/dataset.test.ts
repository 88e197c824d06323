import { describe, expect, it } from 'vitest';
import type { Column } from '../api/scenarios';
import { toCsv, toJson } from '../charts/dataset';
import { columnNames, comparisonDataset, linesDataset } from './dataset';

const point = { day: '2027-01-01', demandP10Kw: 1, demandP50Kw: 2, demandP90Kw: 3, contractedKw: 9, plannedKw: 0, energisedItKw: 5, firmItKw: 1, flexibleItKw: 0, plannedItKw: 2 };
const base: Column = {
  id: 'a', scenarioId: 'a', name: 'one', isBaseline: true, cards: [{ kind: 'siteDelay', siteId: 'SE', laterDays: 183 }], question: { seed: 7 },
  resultRunId: 'run-1', planVersion: 3, to: '2031-12-01', rows: [{ key: 'peak', unit: 'kW', isMoreBetter: false, valueKw: 5, differenceKw: 0, word: 'same' }],
  shortProfiles: [], points: [point], weeks: [], warnings: [],
};
const other: Column = { ...base, id: 'b', isBaseline: false, rows: [{ key: 'peak', unit: 'kW', isMoreBetter: false, valueKw: 3, differenceKw: -2, word: 'better' }] };

describe('files of a comparison', () => {
  it('have the inputs as well as the outputs', () => {
    const csv = toCsv(comparisonDataset([base, other]), new Date(0));
    expect(csv).toContain('"kind":"siteDelay","siteId":"SE","laterDays":183');
    expect(csv).toContain('"seed":7');
    expect(csv).toContain('kW,5,0,same,3,-2,better');
    expect(toJson(comparisonDataset([base, other]), new Date(0))).toContain('run-1');
  });

  it('have the months of each', () => {
    expect(toCsv(linesDataset([base, other]), new Date(0))).toContain('2027-01-01,2,8,2,8');
  });

  it('tell columns of the same name apart', () => {
    expect(columnNames([base, other])).toEqual(['one', 'one (2)']);
  });
});
