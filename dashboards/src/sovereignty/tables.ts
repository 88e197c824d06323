import type { Cell, Column, Dataset } from '../charts/dataset';
import { power } from '../units/format';
import { moment } from './words';

/** A column and where its value is in an item. */
export interface Field<T> extends Column {
  of: (item: T) => Cell;
}

export const inPower = (value: Cell): string => (typeof value === 'number' ? power(value) : '–');
export const inTime = (value: Cell): string => (typeof value === 'string' ? moment(value) : '–');

export function datasetOf<T>(
  name: string, items: readonly T[], fields: readonly Field<T>[], facts: Readonly<Record<string, string>>,
): Dataset {
  return {
    name, columns: fields, count: items.length, facts: { ...facts, zone: 'UTC' },
    cell: (row, column) => {
      const item = items[row];
      return item === undefined ? undefined : fields[column]?.of(item);
    },
  };
}
