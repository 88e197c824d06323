import type { Column, Week } from '../api/scenarios';
import type { Cell, Dataset } from '../charts/dataset';
import { reasonWords } from '../schedule/reasons';
import { count } from '../units/format';
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

const parts = ['onTimeCount', 'lateCount', 'leftOutCount', 'onTimeGpuHours', 'askedGpuHours', 'peakItKw'] as const;

export function weeksDataset(columns: readonly Column[]): Dataset {
  const mondays = mondaysOf(columns);
  const names = columnNames(columns);
  return {
    name: 'scenarios-weeks',
    columns: [
      { id: 'monday', label: 'Week of' },
      ...names.flatMap((name) => parts.map((part) => ({ id: `${name}: ${part}`, label: `${name}: ${part}`, numeric: true }))),
    ],
    count: mondays.length,
    cell: (row, column): Cell => {
      const monday = mondays[row];
      if (monday === undefined || column === 0) return monday;
      const of = columns[Math.floor((column - 1) / parts.length)];
      const part = parts[(column - 1) % parts.length];
      return of && part && weekOf(of, monday)?.[part];
    },
    facts: {},
  };
}
