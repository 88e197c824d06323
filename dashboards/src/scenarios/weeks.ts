import type { Column, Week } from '../api/scenarios';
import type { Cell, Dataset } from '../charts/dataset';
import { reasonWords } from '../schedule/reasons';
import { count, money, percent } from '../units/format';
import { columnNames } from './dataset';

/** Of the work that is asked for, what ends on time. */
export const ratioOf = ({ onTimeGpuHours, askedGpuHours }: Week): number => (askedGpuHours === 0 ? 1 : onTimeGpuHours / askedGpuHours);

export function mondaysOf(columns: readonly Column[]): string[] {
  return [...new Set(columns.flatMap(({ weeks }) => weeks.map(({ monday }) => monday)))].sort();
}

export const weekOf = (column: Column, monday: string): Week | undefined => column.weeks.find((week) => week.monday === monday);

/** Why jobs do not run, most first. */
export function reasonsText({ leftOutFor }: Week): string {
  return Object.entries(leftOutFor).sort(([, one], [, other]) => other - one).map(([code, jobs]) => `${reasonWords(code)}: ${count(jobs)}`).join(', ');
}

/** What the hours of a week save against the same at the mean, of it; undefined where hours do not differ. */
export function savedRatio(byHour: number | undefined, flat: number | undefined): number | undefined {
  return byHour === undefined || flat === undefined || flat === 0 ? undefined : (flat - byHour) / Math.abs(flat);
}

/** The same in words, such as `hours save EUR 13,119 (4.4 %)`. */
export function savedText({ costMinor, flatCostMinor }: Week): string | undefined {
  const ratio = savedRatio(costMinor, flatCostMinor);
  if (ratio === undefined || costMinor === undefined || flatCostMinor === undefined) return undefined;
  return `hours ${ratio < 0 ? 'cost' : 'save'} ${money(Math.abs(flatCostMinor - costMinor), 'EUR')} (${percent(Math.abs(ratio))})`;
}

export const hasHours = (columns: readonly Column[]): boolean => columns.some(({ weeks }) => weeks.some((week) => week.flatCostMinor !== undefined || week.flatCarbonGrams !== undefined));

const hourParts = ['costMinor', 'flatCostMinor', 'carbonGrams', 'flatCarbonGrams'] as const;
const parts = ['onTimeCount', 'lateCount', 'leftOutCount', 'onTimeGpuHours', 'askedGpuHours', 'peakItKw'] as const;

export function weeksDataset(columns: readonly Column[]): Dataset {
  const mondays = mondaysOf(columns);
  const names = columnNames(columns);
  const told = hasHours(columns) ? [...parts, ...hourParts] : parts;
  return {
    name: 'scenarios-weeks',
    columns: [
      { id: 'monday', label: 'Week of' },
      ...names.flatMap((name) => told.map((part) => ({ id: `${name}: ${part}`, label: `${name}: ${part}`, numeric: true }))),
    ],
    count: mondays.length,
    cell: (row, column): Cell => {
      const monday = mondays[row];
      if (monday === undefined || column === 0) return monday;
      const of = columns[Math.floor((column - 1) / told.length)];
      const part = told[(column - 1) % told.length];
      return of && part && weekOf(of, monday)?.[part];
    },
    facts: {},
  };
}
