import { demandParts, type BackTest, type BackTestErrors, type BackTestOrigin, type DemandForecast, type DemandForecasts, type DemandPart, type ForecastGroup, type Runout } from '../api/demand';
import type { Dataset } from '../charts/dataset';
import { count, percent, power } from '../units/format';
import { list } from './address';


export const partLabels: Readonly<Record<DemandPart, string>> = { workKind: 'kind of work', gpuType: 'GPU type', profileId: 'residency profile', tenantId: 'tenant' };

/** Kilowatts in the unit that suits them. */
export const kw = (value: number): string => power(value * 1_000);

/** What is told apart by the words of an address; kind of work where it says nothing. */
export function partsOf(text: string | undefined): DemandPart[] {
  if (text === undefined) return ['workKind'];
  const words = list(text);
  return demandParts.filter((part) => words.includes(part));
}

/** Days ahead by the words of an address: the usual quarter where they mean nothing. */
export function aheadOf(text: string | undefined): number {
  const days = text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= 1_827 ? days : 91;
}

/** A day that is so many after another one. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;
const ratio = (value: number): string => value.toFixed(2);

/** Which model was chosen, and how it did against the last week again. */
export function modelText({ model, scale, maseRatio, naiveMaseRatio }: DemandForecast): string {
  const on = scale === 'plain' ? '' : scale === 'log' ? ', on a log scale' : ', on a square-root scale';
  return maseRatio < naiveMaseRatio
    ? `${model}${on}: error ${ratio(maseRatio)}, the last week again ${ratio(naiveMaseRatio)}`
    : `${model}${on}: error ${ratio(maseRatio)}, nothing did better`;
}

/** How often forecasts made again in the past were right within P10 to P90. */
export function coverageText({ verification }: DemandForecast): string {
  return verification
    ? `${percent(verification.coveredRatio)} of ${days(verification.dayCount)} foretold came within P10 to P90; 80\u00a0% is right`
    : 'not checked: the history is too short';
}

/** How far a history carries, in words. */
export function reachText({ historyFrom, from, to, testedDayCount, filledDayCount }: DemandForecast): string {
  const known = daysBetween(historyFrom, from);
  const filled = filledDayCount > 0 ? `, ${days(filledDayCount)} of them filled` : '';
  const years = known < 365 ? ' Years ahead are not in it: a year has to be known before a year is foretold.' : '';
  return `Known are ${days(known)} from ${historyFrom} on${filled}. The forecast reaches to ${dayAfter(to, -1)}, no farther than the history reaches back; the back-test reached ${days(testedDayCount)} ahead, beyond them the band widens as a walk's does.${years}`;
}

export function tooShortText({ tooShort }: ForecastGroup): string {
  return tooShort ? `Too short: ${days(tooShort.knownDayCount)} are known without a longer gap, a forecast needs ${days(tooShort.neededDayCount)}. Nothing is guessed; the growth that is planned stays.` : '';
}

/** The mean of what is known of the last days. */
export function lastMean(values: readonly (number | null)[], count: number): number | undefined {
  const known = values.slice(-count).filter((value): value is number => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : undefined;
}

/** What came of a date of running out. */
export function runoutText(its: Runout | undefined): string {
  if (!its) return 'not told: some work may run at no site of the plan';
  switch (its.outcome) {
    case 'Came': {
      const off = its.errorDays ?? 0;
      return `ran out on ${its.cameOn ?? '?'}, foretold for ${its.p50 ?? '?'}: ${off === 0 ? 'to the day' : `${days(Math.abs(off))} too ${off > 0 ? 'late' : 'early'}`}`;
    }
    case 'Missed':
      return `ran out on ${its.cameOn ?? '?'}, which was not foretold`;
    case 'FalseAlarm':
      return `foretold for ${its.p50 ?? '?'}, and there was enough`;
    case 'Open':
      return `foretold for ${its.p50 ?? '?'}, which is yet to come`;
    case 'Neither':
      return 'never foretold within the days ahead, and never came';
  }
}

/** How far off the planner would have been, in words. */
export function errorText(all: BackTestErrors): string {
  const bias = Math.abs(all.biasKw) < all.meanErrorKw / 10 ? 'neither too much nor too little on the whole' : `${kw(Math.abs(all.biasKw))} too ${all.biasKw > 0 ? 'much' : 'little'} on average`;
  const against = all.maseRatio < all.naiveMaseRatio ? 'less than' : 'not less than';
  return `P50 was ${kw(all.meanErrorKw)} off on average, ${bias}; that is ${against} saying the last week again (${ratio(all.maseRatio)} against ${ratio(all.naiveMaseRatio)}). ${percent(all.coveredRatio)} of ${days(all.dayCount)} came within P10 to P90; 80\u00a0% is right.`;
}

export function leadText({ fromDays, toDays }: BackTestErrors): string {
  return toDays >= 731 ? `${fromDays} and more` : `${fromDays} to ${toDays}`;
}

const show = (value: unknown) => (typeof value === 'number' ? kw(value) : '–');

/** The days behind the chart of a group. */
export function groupDataset(all: DemandForecasts, its: ForecastGroup): Dataset {
  const points = its.forecast?.points ?? [];
  const ahead = its.forecast ? daysBetween(all.from, its.forecast.from) : its.demandKw.length;
  const count = Math.max(its.demandKw.length, points.length > 0 ? ahead + points.length : 0);
  return {
    name: `demand-${its.group.text.replaceAll(/[^\w]+/g, '-')}`,
    columns: [
      { id: 'day', label: 'Day' },
      ...(['demandKw', 'p10Kw', 'p50Kw', 'p90Kw'] as const).map((id) => ({ id, label: { demandKw: 'Demand', p10Kw: 'Forecast P10', p50Kw: 'Forecast P50', p90Kw: 'Forecast P90' }[id], numeric: true, show })),
    ],
    count,
    cell: (row, column) => {
      const point = points[row - ahead];
      switch (column) {
        case 0: return dayAfter(all.from, row);
        case 1: return its.demandKw[row] ?? undefined;
        case 2: return point?.p10Kw;
        case 3: return point?.p50Kw;
        default: return point?.p90Kw;
      }
    },
    facts: { group: its.group.text, from: all.from, to: all.to, ...(its.forecast ? { model: its.forecast.model } : {}), unit: 'kW of IT, means of whole days (UTC)' },
  };
}

/** The days behind the chart of what was said on a day. */
export function originDataset(test: BackTest, origin: BackTestOrigin): Dataset {
  const ids = ['p10Kw', 'p50Kw', 'p90Kw', 'naiveKw', 'cameKw'] as const;
  const labels = { p10Kw: 'Said P10', p50Kw: 'Said P50', p90Kw: 'Said P90', naiveKw: 'Last week again', cameKw: 'Came' };
  return {
    name: `back-test-${origin.at}`,
    columns: [{ id: 'day', label: 'Day' }, ...ids.map((id) => ({ id, label: labels[id], numeric: true, show }))],
    count: origin.days.length,
    cell: (row, column) => {
      const day = origin.days[row];
      const id = ids[column - 1];
      return day && (id ? day[id] : day.day);
    },
    facts: { backTest: test.id, saidOn: origin.at, unit: 'kW of IT, means of whole days (UTC)' },
  };
}

/** That the books lack hours, and so these figures lack days; empty where they lack none. */
export function waitingText(hours: number): string {
  return hours > 0 ? `${count(hours)} ${hours === 1 ? 'hour' : 'hours'} of sites are yet to be booked` : '';
}
