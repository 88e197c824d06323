import type { Period } from '../api/financetypes';

/** What the rows are of. */
export const groupings = ['tenant', 'project', 'site', 'pool', 'job'] as const;

/** By what jobs bear what no job had. */
export const sharings: readonly { word: string; label: string }[] = [
  { word: 'none', label: 'nobody: rows of its own' },
  { word: 'gpu-time', label: 'jobs, by GPU time' },
  { word: 'it-energy', label: 'jobs, by energy' },
  { word: 'cost', label: 'jobs, by cost' },
];

export function grouping(word: string | undefined): string {
  return groupings.find((known) => known === word) ?? 'tenant';
}

export function sharing(word: string | undefined): string {
  return sharings.find((known) => known.word === word)?.word ?? 'none';
}

/** A currency by its code; euro where none is named. */
export function currencyOf(word: string | undefined): string {
  return word !== undefined && /^[A-Z]{3}$/.test(word) ? word : 'EUR';
}

/** The month that is meant: the one named, or the newest that is closed, or the newest. */
export function chosenPeriod(periods: readonly Period[], word: string | undefined): Period | undefined {
  return periods.find(({ id }) => id === word) ?? periods.find(({ state }) => state === 'Closed') ?? periods[0];
}

/** Why a month cannot be closed now; absent where it can. */
export function whyOpen(period: Period, periods: readonly Period[], now: number): string | undefined {
  if (period.state === 'Closed') return 'It is closed.';
  if (Date.parse(period.to) > now) return 'It is not over yet.';
  const earlier = periods.find(({ id, state }) => id < period.id && state === 'Open');
  if (earlier) return `${earlier.id} has to be closed first.`;
  if (!period.isComplete) return 'It is not complete; what is missing stands in the list of months.';
  return undefined;
}
