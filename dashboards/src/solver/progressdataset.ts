import type { Progress } from '../api/types';
import type { Column, Dataset } from '../charts/dataset';
import { count, duration, moneyExact, percent } from '../units/format';

const columns: readonly Column[] = [
  { id: 'elapsedSeconds', label: 'Time spent', show: (value) => duration(Number(value)), numeric: true },
  { id: 'phase', label: 'Phase' },
  { id: 'bestCostMinor', label: 'Best', show: (value) => priced(value), numeric: true },
  { id: 'boundCostMinor', label: 'Bound', show: (value) => priced(value), numeric: true },
  { id: 'gapRatio', label: 'Gap', show: (value) => (value === undefined ? '' : percent(Number(value))), numeric: true },
  { id: 'movesPerSecondRatio', label: 'Moves per second', show: (value) => count(Number(value ?? 0)), numeric: true },
  { id: 'placedCount', label: 'Placed', numeric: true },
  { id: 'unplacedCount', label: 'Unplaced', numeric: true },
];

function priced(minor: unknown): string {
  return minor === undefined ? '' : moneyExact(Number(minor), 'EUR');
}

export function progressDataset(operationId: string, points: readonly Progress[]): Dataset {
  return {
    name: `solver-${operationId}`,
    columns,
    count: points.length,
    facts: { operation: operationId, currency: 'EUR' },
    cell: (row, column) => {
      const id = columns[column]?.id as keyof Progress;
      return points[row]?.[id];
    },
  };
}
