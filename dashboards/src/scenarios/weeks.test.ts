import { describe, expect, it } from 'vitest';
import type { Column, Week } from '../api/scenarios';
import { toCsv } from '../charts/dataset';
import { mondaysOf, reasonsText, savedRatio, savedText, weeksDataset } from './weeks';

function week(monday: string, onTimeCount: number): Week {
  return {
    monday, standsForDays: 100, onTimeCount, lateCount: 1, leftOutCount: 5, onTimeGpuHours: 10, askedGpuHours: 20, peakItKw: 7,
    sites: [], demands: [], leftOutFor: { WaitingForPower: 2, WaitingForDevices: 3 },
  };
}

function column(name: string, weeks: Week[]): Column {
  return { id: name, scenarioId: name, name, isBaseline: false, cards: [], question: {}, rows: [], shortProfiles: [], points: [], weeks, warnings: [] };
}

describe('weeks scheduled', () => {
  const columns = [column('a', [week('2028-01-03', 4)]), column('b', [week('2028-01-03', 3), week('2027-01-04', 2)])];

  it('are those of all columns, in order', () => {
    expect(mondaysOf(columns)).toEqual(['2027-01-04', '2028-01-03']);
  });

  it('say why jobs do not run, most first', () => {
    expect(reasonsText(week('2028-01-03', 4))).toBe('Waiting for GPUs: 3, Waiting for power: 2');
  });

  it('are a file with nothing where a column has no such week', () => {
    const lines = toCsv(weeksDataset(columns), new Date(0)).trim().split('\n').map((line) => line.trim());
    expect(lines.at(-2)).toBe('2027-01-04,,,,,,,2,1,5,10,20,7');
    expect(lines.at(-1)).toBe('2028-01-03,4,1,5,10,20,7,3,1,5,10,20,7');
  });

  it('say what their hours save, or cost, against the mean', () => {
    const dear = { ...week('2028-01-03', 4), costMinor: 101_000_00, flatCostMinor: 100_000_00 };
    expect(savedText(week('2028-01-03', 4))).toBeUndefined();
    expect(savedText({ ...dear, costMinor: 95_000_00 })).toBe('hours save EUR\u00a05,000 (5.0\u00a0%)');
    expect(savedText(dear)).toBe('hours cost EUR\u00a01,000 (1.0\u00a0%)');
    expect(savedRatio(-110, -100)).toBeCloseTo(0.1);
    expect(savedRatio(1, 0)).toBeUndefined();
  });

  it('have their hours in the file where there are any', () => {
    const its = column('a', [{ ...week('2028-01-03', 4), costMinor: 95, flatCostMinor: 100, carbonGrams: 9, flatCarbonGrams: 10 }]);
    const lines = toCsv(weeksDataset([its]), new Date(0)).trim().split('\n').map((line) => line.trim());
    expect(lines.at(-1)).toBe('2028-01-03,4,1,5,10,20,7,95,100,9,10');
  });
});
