import type { Exhaustion, OutlookPoint, Told } from '../api/capacity';
import type { Dataset } from '../charts/dataset';
import { megawatts } from '../units/format';

/** Kilowatts as MW with one decimal. */
export const mw = (kw: number): string => megawatts(kw * 1_000);

/** A day, or that it does not come within the horizon. */
export function dayText(day: string | undefined, to: string): string {
  return day ?? `never within the horizon (to ${to})`;
}

/** By how many days a day moved, in words. */
export function movedText(before: string | undefined, after: string | undefined): string {
  if (before === after) return 'the same day';
  if (before === undefined) return 'before: never';
  if (after === undefined) return 'now never';
  const days = Math.round((Date.parse(after) - Date.parse(before)) / 86_400_000);
  return `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days < 0 ? 'earlier' : 'later'}`;
}

/** All that there is of IT on a day, with what is only planned. */
export function supplyKw(point: OutlookPoint): number {
  return point.energisedItKw + point.firmItKw + point.flexibleItKw + point.plannedItKw;
}

export function exhaustionText(its: Exhaustion, to: string): string {
  return `P50 ${dayText(its.p50, to)}, P90 ${dayText(its.p90, to)}`;
}

const columns: readonly { id: keyof OutlookPoint; label: string }[] = [
  { id: 'demandP10Kw', label: 'Demand P10, MW' },
  { id: 'demandP50Kw', label: 'Demand P50, MW' },
  { id: 'demandP90Kw', label: 'Demand P90, MW' },
  { id: 'energisedItKw', label: 'Energised, MW of IT' },
  { id: 'firmItKw', label: 'Firm, MW of IT' },
  { id: 'flexibleItKw', label: 'Flexible, MW of IT' },
  { id: 'plannedItKw', label: 'Planned, MW of IT' },
  { id: 'contractedKw', label: 'Contracted, MW of grid' },
];

/** The months behind the chart. */
export function pointsDataset(id: string, told: Told): Dataset {
  return {
    name: `outlook-${told.from}-${told.to}`,
    columns: [
      { id: 'day', label: 'Day' },
      ...columns.map((column) => ({ id: column.id, label: column.label, numeric: true, show: (value: unknown) => (typeof value === 'number' ? mw(value) : '–') })),
    ],
    count: told.points.length,
    cell: (row, column) => {
      const point = told.points[row];
      if (!point) return undefined;
      const of = columns[column - 1];
      return of ? point[of.id] : point.day;
    },
    facts: {
      outlook: id, from: told.from, to: told.to, draws: String(told.drawCount), seed: String(told.seed),
      reservePermille: String(told.reservePermille), counted: told.counted.join(' '),
      p50: dayText(told.exhaustion.p50, told.to), p90: dayText(told.exhaustion.p90, told.to), unit: 'kW',
    },
  };
}
