import type { Reason, UnplacedJob } from '../api/types';
import { inUnit } from '../units/format';

/** Words for the service's reason tokens; a token of a newer service is split at its capitals. */
const words: Readonly<Record<string, string>> = {
  Misconfigured: 'Misconfigured',
  NoMatchingHardware: 'No matching hardware',
  ExceedsDomainLimit: 'Larger than any domain’s limit',
  ResidencyForbidden: 'Residency forbids every pool',
  WindowTooShort: 'Window too short',
  WaitingForPower: 'Waiting for power',
  WaitingForDevices: 'Waiting for GPUs',
  CurtailmentWindow: 'Curtailed in its window',
  NotWorthItsCost: 'Not worth its cost',
  DataOutOfReach: 'Its data cannot get there',
  LatencyOutOfReach: 'Too far from its users',
  WaitingForJob: 'Waits for another job',
  BeyondBudget: 'Beyond a budget',
  ExceedsCeiling: 'Larger than its tenant’s ceiling',
  BeyondCeiling: 'Beyond its tenant’s ceiling',
  PendingEvaluation: 'Not looked at yet',
};

export const REASON_TOKENS = Object.keys(words);

export function reasonWords(token: string): string {
  return words[token] ?? token.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ' ' + letter.toLowerCase());
}

export function primaryReason(job: UnplacedJob): Reason | undefined {
  return job.reasons[0];
}

/** "needs 5.2 MW, has 4.1 MW in oslo-b2", as far as the reason says. */
export function reasonNumbers(reason: Reason, jobId: string): string {
  const { requiredValue, availableValue, unit } = reason;
  const where = reason.subject === jobId ? '' : reason.subject;
  if (requiredValue === undefined || availableValue === undefined) return where;
  const numbers = `needs ${inUnit(requiredValue, unit ?? '')}, has ${inUnit(availableValue, unit ?? '')}`;
  return where ? `${numbers} · ${where}` : numbers;
}

const tiers: Readonly<Record<number, string>> = { 1: 'impossible', 2: 'held', 3: 'waiting', 4: 'unseen' };

/** How hard a reason is: tier 1 is never placed as asked. */
export function tierWord(reason: Reason): string {
  return tiers[reason.tier] ?? 'waiting';
}
