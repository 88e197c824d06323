import type { Report } from '../api/financetypes';
import { numberIn, textIn } from './cells';

/** A bar of the waterfall: a level, or a step from one to the next. */
export interface Step {
  id: string;
  label: string;
  kind: 'level' | 'step';
  /** Cents. */
  value: number;
  /** Cents, where the bar begins and ends. */
  from: number;
  to: number;
}

const causes: readonly { id: string; label: string; column: string }[] = [
  { id: 'quantity', label: 'More or less use', column: 'quantityEur' },
  { id: 'price', label: 'Other prices', column: 'priceEur' },
  { id: 'corrections', label: 'Corrections', column: 'correctionsEur' },
];

function cents(report: Report, site: string | undefined, column: string): number {
  let sum = 0;
  for (const row of report.rows) {
    if (site === undefined || textIn(report, row, 'siteId') === site) sum += numberIn(report, row, column) ?? 0;
  }
  return Math.round(sum * 100);
}

export function sitesOf(report: Report): string[] {
  return [...new Set(report.rows.map((row) => textIn(report, row, 'siteId')))];
}

/** From the month before to this one, of a site or of all; the steps lead exactly from one to the other. */
export function steps(report: Report, site: string | undefined): Step[] {
  let level = cents(report, site, 'beforeEur');
  const all: Step[] = [{ id: 'before', label: 'The month before', kind: 'level', value: level, from: 0, to: level }];
  for (const { id, label, column } of causes) {
    const value = cents(report, site, column);
    all.push({ id, label, kind: 'step', value, from: level, to: level + value });
    level += value;
  }
  const now = cents(report, site, 'nowEur');
  all.push({ id: 'now', label: 'This month', kind: 'level', value: now, from: 0, to: now });
  return all;
}

/** Below this part of the whole, steps would not be seen beside levels that begin at 0. */
const SMALL = 0.25;

/** The ends of the axis, in cents: it is cut where the steps are small beside the levels. */
export function axis(all: readonly Step[]): { from: number; to: number; isCut: boolean } {
  const ends = all.flatMap((step) => (step.kind === 'level' ? [step.to] : [step.from, step.to]));
  const least = Math.min(...ends);
  const most = Math.max(...ends, 0);
  const spread = most - least;
  const isCut = least > 0 && spread < SMALL * most;
  if (isCut) return { from: Math.max(0, least - Math.max(spread, most * 0.01)), to: most, isCut };
  return { from: Math.min(least, 0), to: most === Math.min(least, 0) ? most + 1 : most, isCut: false };
}

/** Where a bar lies on the axis, in parts of its length. */
export function place(step: Step, { from, to }: { from: number; to: number }): { left: number; width: number } {
  const at = (value: number) => Math.min(1, Math.max(0, (value - from) / (to - from)));
  const left = at(Math.min(step.from, step.to));
  return { left, width: at(Math.max(step.from, step.to)) - left };
}
