import type { JobSpec, JobStatus, LiveJob, Placement } from '../api/livetypes';
import type { Reason } from '../api/types';
import { reasonNumbers, reasonWords } from '../schedule/reasons';
import { count, duration, money, percentWhole } from '../units/format';
import { dateTime, timeRange } from '../units/zone';

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

export function whenText({ startsAt, endsAt }: Placement): string {
  return timeRange(Date.parse(startsAt), Date.parse(endsAt), 'UTC');
}

/** When it is expected to begin: a range where the service gives one. */
export function startText({ placement, estimatedStart }: JobStatus): string {
  if (estimatedStart) {
    return timeRange(Date.parse(estimatedStart.earliestAt), Date.parse(estimatedStart.latestAt), 'UTC');
  }
  return placement ? utc(placement.startsAt) : 'soon';
}

/** How much of its full power it may draw, and whether it stops in between. */
export function mannerText({ powerCapRatio, legs }: Placement): string {
  const power = powerCapRatio < 1 ? `${percentWhole(powerCapRatio)} of full power` : 'full power';
  return legs.length > 1 ? `${power} at first, ${legs.length} stretches` : power;
}

/** Whether it may be interrupted, and what that takes. */
export function interruptionText({ interruptible, interruption, currency }: JobSpec): string {
  if (!interruptible) return 'not allowed';
  if (!interruption) return 'allowed, at any time';
  const parts = [`a checkpoint every ${duration(interruption.checkpointSeconds)}`];
  if (interruption.restartSeconds) parts.push(`${duration(interruption.restartSeconds)} to go on`);
  if (interruption.restartMinor) parts.push(`${money(interruption.restartMinor, currency)} a break`);
  if (interruption.leastSeconds) parts.push(`none before ${duration(interruption.leastSeconds)} of work`);
  return `allowed: ${parts.join(', ')}`;
}

export const NODES_NAMED = 4;

/** The nodes by name, with how many GPUs each: the first few of them, or all. */
export function nodeNames({ nodes = [] }: JobStatus, most = NODES_NAMED): string {
  const named = nodes.slice(0, most).map((it) => `${it.node} (${count(it.gpuIndexes.length)})`).join(', ');
  const more = nodes.length - most;
  return more > 0 ? `${named} and ${count(more)} more` : named;
}

/** How far apart they are, and whether that is sure. */
export function nodesNote({ nodes = [], nvlinkDomainCount = 0, unassignedGpuCount = 0 }: JobStatus): string {
  const domains = `${count(nvlinkDomainCount)} NVLink ${nvlinkDomainCount === 1 ? 'domain' : 'domains'}`;
  const parts = nodes.length > 0 ? [domains, nodes.every((it) => it.isBound) ? 'bound' : 'forecast'] : [];
  return [...parts, ...(unassignedGpuCount > 0 ? [`${gpus(unassignedGpuCount)} on no known node`] : [])].join(' · ');
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

/** What is said of a job that is none yet, whose id nobody knows. */
export function ofNoJobYet(message: string): string {
  return message.replaceAll(/\b(j|J)ob job-\w+/g, (_, first: string) => (first === 'J' ? 'The job' : 'the job'));
}

/** "EUR 12.00 more", "EUR 3.10 less". */
export function moreOrLess(minor: number, currency: string): string {
  if (minor === 0) return 'nothing';
  return `${money(Math.abs(minor), currency)} ${minor > 0 ? 'more' : 'less'}`;
}
