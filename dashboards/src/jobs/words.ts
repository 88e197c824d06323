import type { LiveJob, Placement } from '../api/livetypes';
import type { Reason } from '../api/types';
import { reasonNumbers, reasonWords } from '../schedule/reasons';
import { count, money, percentWhole } from '../units/format';
import { dateTime } from '../units/zone';

export function utc(text: string): string {
  return dateTime(Date.parse(text), 'UTC');
}

export function gpus(number: number): string {
  return `${count(number)} ${number === 1 ? 'GPU' : 'GPUs'}`;
}

/** Where it is: the pool says which site it is at. */
export function placeText({ siteId, poolId }: Placement): string {
  return poolId.startsWith(siteId) || siteId === '' ? poolId : `${siteId} · ${poolId}`;
}

/** How much of its full power it may draw, and whether it stops in between. */
export function mannerText({ powerCapRatio, legs }: Placement): string {
  const power = powerCapRatio < 1 ? `${percentWhole(powerCapRatio)} of full power` : 'full power';
  return legs.length > 1 ? `${power} at first, ${legs.length} stretches` : power;
}

export function reasonText(reason: Reason, jobId: string): string {
  const numbers = reasonNumbers(reason, jobId);
  return numbers ? `${reasonWords(reason.reason)}: ${numbers}` : reasonWords(reason.reason);
}

/** Where it is in the plan, or why nowhere. */
export function placeOrReason({ id, status }: LiveJob): string {
  if (status.placement) return placeText(status.placement);
  const first = status.reasons?.[0];
  return first ? reasonText(first, id) : (status.cause ?? '');
}

/** "EUR 12.00 more", "EUR 3.10 less". */
export function moreOrLess(minor: number, currency: string): string {
  if (minor === 0) return 'nothing';
  return `${money(Math.abs(minor), currency)} ${minor > 0 ? 'more' : 'less'}`;
}
