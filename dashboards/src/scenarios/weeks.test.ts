import { describe, expect, it } from 'vitest';
import type { Column, Week } from '../api/scenarios';
import { toCsv } from '../charts/dataset';
import { mondaysOf, reasonsText, weeksDataset } from './weeks';

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
});
