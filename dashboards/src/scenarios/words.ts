import type { Card, ComparedRow, Question, RowKey, Run } from '../api/scenarios';
import { mw } from '../outlook/words';
import { carbonFine, money, moneyExact, percent } from '../units/format';

const labels: Readonly<Record<RowKey, string>> = {
  p50: 'Runs out in half of all draws (P50)',
  p90: 'Lasts in nine of ten until (P90)',
  within: 'Draws that run out within the horizon',
  peak: 'Peak of P50 demand, MW of IT',
  it: 'IT at the end, MW',
  contracted: 'Contracted at the end, MW of grid',
  planned: 'Planned at the end, MW of grid',
  short: 'Residency profiles with work that finds no place',
  headroom: 'Headroom at the end, MW of IT',
  jobsOnTime: 'Jobs on time, of the weeks scheduled',
  workOnTime: 'Work on time, in GPU-hours',
  leftOut: 'Jobs left out, of the weeks scheduled',
  drawn: 'Most that is drawn, MW of IT',
  cost: 'Energy over the horizon',
  price: 'Energy, for a MWh',
  carbon: 'Carbon over the horizon',
  hoursSaved: 'Saved by hours, against the mean price',
  hoursSavedCarbon: 'Carbon saved by hours, against the mean',
  breaches: 'Breaches of residency and limits',
  moved: 'Workloads that are mainly elsewhere',
};

export function rowLabel(row: ComparedRow): string {
  return row.profileId ? `${labels[row.key]}: ${row.profileId}` : labels[row.key];
}

/** What names a row among the others. */
export const rowId = (row: ComparedRow): string => (row.profileId ? `${row.key}-${row.profileId}` : row.key);

export function valueText(row: ComparedRow, to: string | undefined): string {
  switch (row.unit) {
    case 'day': return row.valueOn ?? `never within the horizon (to ${to ?? '–'})`;
    case 'kW': return mw(row.valueKw ?? 0);
    case 'ratio': return percent(row.valueRatio ?? 0);
    case 'count': return String(row.valueCount ?? 0);
    case 'EUR': return money(row.valueMinor ?? 0, 'EUR');
    case 'EUR/MWh': return moneyExact(row.valueMinor ?? 0, 'EUR');
    case 'kg': return carbonFine((row.valueKg ?? 0) * 1_000);
  }
}

/** The difference as a number in the row's own unit; undefined where it is of no size. */
export function differenceOf(row: ComparedRow): number | undefined {
  return row.differenceDays ?? row.differenceKw ?? row.differenceRatio ?? row.differenceCount ?? row.differenceMinor ?? row.differenceKg;
}

function signed(value: number, text: string): string {
  return value === 0 ? `±${text}` : `${value > 0 ? '+' : '\u2212'}${text}`;
}

/** The difference with its sign, such as `+90 days`; where one of both never comes, words alone. */
export function differenceText(row: ComparedRow): string {
  const value = differenceOf(row);
  if (row.word === undefined) return '–';
  if (value === undefined) return row.valueOn === undefined ? 'now never' : 'before: never';
  const size = Math.abs(value);
  switch (row.unit) {
    case 'day': return signed(value, `${size} ${size === 1 ? 'day' : 'days'}`);
    case 'kW': return signed(value, `${mw(size)} MW`);
    case 'ratio': return signed(value, `${(size * 100).toFixed(1)} points`);
    case 'count': return signed(value, String(size));
    case 'EUR': return signed(value, money(size, 'EUR'));
    case 'EUR/MWh': return signed(value, moneyExact(size, 'EUR'));
    case 'kg': return signed(value, carbonFine(size * 1_000));
  }
}

const ofHundred = (permille: number | undefined) => `${(permille ?? 0) / 10} %`;

/** A change in a sentence. */
export function cardText(card: Card): string {
  const days = `${Math.abs(card.laterDays ?? 0)} days ${(card.laterDays ?? 0) < 0 ? 'earlier' : 'later'}`;
  switch (card.kind) {
    case 'siteDelay': return `Site ${card.siteId}: ${days}`;
    case 'stepDelay': return `Step ${card.stepId}: ${days}`;
    case 'stepPower': return `Step ${card.stepId} has ${mw(card.gridKw ?? 0)} MW`;
    case 'limitCut': return `Site ${card.siteId} loses ${mw(card.gridKw ?? 0)} MW from ${card.on}`;
    case 'newTenant': return `${card.tenantId} comes on ${card.on} with ${mw(card.itKw ?? 0)} MW of ${card.workKind} (${card.profileId}, ${card.gpuType}, over ${card.rampDays} days, ${ofHundred(card.probabilityPermille)} likely)`;
    case 'gpuSwap': return `Work moves from ${card.fromType} to ${card.gpuType} and draws ${percent(card.powerRatio ?? 1)} of before`;
    case 'modelSwap': return `Demand ${card.demandId} gets another model and draws ${percent(card.powerRatio ?? 1)} of before`;
    case 'heatWave': return `Site ${card.siteId}: the hottest hour is ${card.hotterC} °C hotter`;
    case 'gridLimitation': return `Site ${card.siteId}: the grid takes power back in ${ofHundred(card.limitedPermille)} of all hours`;
    case 'tariff': return `Site ${card.siteId}: energy costs ${moneyExact(card.energyMinorPerMWh ?? 0, 'EUR')} a MWh before taxes`;
    case 'tax': return `Country ${card.country}: the tax on energy is ${moneyExact(card.taxMinorPerMWh ?? 0, 'EUR')} a MWh`;
    case 'embargo': return `No ${card.gpuType} comes from ${card.on} on`;
  }
}

export const USUAL_WEEKS = 8;

export function questionText(asked: Question): string {
  const weeks = asked.weekCount ?? USUAL_WEEKS;
  return [
    `${asked.drawCount ?? 1000} draws`,
    `seed ${asked.seed ?? 1}`,
    `${(asked.reservePermille ?? 100) / 10} % in reserve`,
    asked.to ? `to ${asked.to}` : 'five years',
    ...(weeks === 0 ? ['no week scheduled'] : [`${weeks} ${weeks === 1 ? 'week' : 'weeks'} scheduled`]),
    ...(asked.without?.length ? [`without ${asked.without.join(', ')} steps`] : []),
    ...(asked.withoutDemands?.length ? [`without ${asked.withoutDemands.join(', ')}`] : []),
    ...(asked.siteId ? [`of ${asked.siteId} alone`] : []),
  ].join(', ');
}

/** How far a run is, in words. */
export function runText(run: Run | undefined): string {
  if (!run) return 'not run yet';
  const { doneDrawCount, drawCount, doneWeekCount, weekCount } = run.progress;
  switch (run.state) {
    case 'Queued': return 'waits';
    case 'Running': return `running: ${doneDrawCount} of ${drawCount} draws${weekCount > 0 ? `, ${doneWeekCount} of ${weekCount} weeks` : ''}`;
    case 'Done': return 'done';
    case 'Failed': return `failed: ${run.problem ?? 'no reason is known'}`;
  }
}

/** How much of a run is done, 0 to 1: drawing and scheduling take about as long. */
export function doneRatio({ progress }: Run): number {
  const draws = progress.doneDrawCount / Math.max(1, progress.drawCount);
  return progress.weekCount === 0 ? draws : (draws + progress.doneWeekCount / progress.weekCount) / 2;
}

export const isOpen = (run: Run | undefined): boolean => run?.state === 'Queued' || run?.state === 'Running';
