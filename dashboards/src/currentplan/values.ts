import type { MegawattValueSeries, MegawattValues } from '../api/livetypes';
import type { Dataset } from '../charts/dataset';
import { moneyShort } from '../units/format';
import { isoInstant } from '../units/range';
import { timeOfDay, dateTime } from '../units/zone';

/** The dearest step of a series: cents per MWh, and when. */
export interface Peak {
  minor: number;
  at: number;
}

export function stepAt({ from, stepSeconds }: MegawattValues, index: number): number {
  return Date.parse(from) + index * stepSeconds * 1_000;
}

/** What it is worth at an instant; nothing where that is not planned. */
export function valueAt(values: MegawattValues, series: MegawattValueSeries, at: number): number | undefined {
  const index = Math.floor((at - Date.parse(values.from)) / (values.stepSeconds * 1_000));
  return series.valueMinorPerMWh[index];
}

export function peakOf(values: MegawattValues, series: MegawattValueSeries): Peak {
  let best = 0;
  series.valueMinorPerMWh.forEach((minor, index) => {
    if (minor > (series.valueMinorPerMWh[best] ?? 0)) best = index;
  });
  return { minor: series.valueMinorPerMWh[best] ?? 0, at: stepAt(values, best) };
}

/** A time within a day says no date. */
export function whenText(at: number, now: number): string {
  return Math.abs(at - now) < 12 * 3_600_000 ? timeOfDay(at, 'UTC') : dateTime(at, 'UTC');
}

function perMWh(minor: number): string {
  return minor === 0 ? 'nothing' : `${moneyShort(minor, 'EUR')} per MWh`;
}

/** One sentence about one limit. */
export function sentence(values: MegawattValues, series: MegawattValueSeries, now: number): string {
  const here = valueAt(values, series, now) ?? 0;
  const peak = peakOf(values, series);
  const most = peak.minor > here ? `, at most ${moneyShort(peak.minor, 'EUR')} at ${whenText(peak.at, now)}` : '';
  return `One more MW at ${series.id} is worth ${perMWh(here)} now${most}`;
}

/** What to say first: of the dearest limit. Nothing where no limit is ever short. */
export function headline(values: MegawattValues, now: number): string | undefined {
  const dearest = scarce(values)[0];
  return dearest && sentence(values, dearest, now);
}

/** Limits of which more would be worth something, the dearest first. */
export function scarce(values: MegawattValues): MegawattValueSeries[] {
  return values.series
    .filter((it) => peakOf(values, it).minor > 0)
    .sort((a, b) => peakOf(values, b).minor - peakOf(values, a).minor);
}

/** The same numbers as the service's, a row for each step. */
export function valuesDataset(values: MegawattValues): Dataset {
  const { series } = values;
  return {
    name: 'megawatt-values',
    columns: [
      { id: 'at', label: 'From, UTC' },
      ...series.map(({ id }) => ({ id, label: `${id}, cent/MWh`, numeric: true })),
    ],
    count: series[0]?.valueMinorPerMWh.length ?? 0,
    cell: (row, column) =>
      column === 0 ? isoInstant(stepAt(values, row)) : series[column - 1]?.valueMinorPerMWh[row],
    facts: { zone: 'UTC', revision: String(values.revision), generated: values.computedAt },
  };
}
