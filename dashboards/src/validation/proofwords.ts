import type { NodeProof, PolicyOrder, ProofEnd, ValidationPolicy } from '../api/validationtypes';
import { PROOF_ENDS } from '../api/validationtypes';
import { duration } from '../units/format';
import { dateTime } from '../units/zone';

const SECONDS_PER_HOUR = 3_600;

export const endLabels: Readonly<Record<ProofEnd, string>> = {
  newNode: 'a new node',
  driverChanged: 'another driver',
  firmwareChanged: 'another firmware',
  incident: 'an outage that is over',
  quarantineReleased: 'a release by a person',
};

const at = (instant: string) => `${dateTime(Date.parse(instant), 'UTC')} UTC`;

/** Whether it asks for nothing. */
export function asksNothing({ poolIds, siteIds, deviceModels }: ValidationPolicy): boolean {
  return poolIds.length + siteIds.length + deviceModels.length === 0;
}

/** What a policy asks for, in a sentence. */
export function policyText(policy: ValidationPolicy): string {
  const { poolIds, siteIds, deviceModels, maxAgeSeconds, extent } = policy;
  const whose = [...siteIds, ...poolIds, ...deviceModels].join(', ');
  const ends = PROOF_ENDS.filter((end) => policy[end]).map((end) => endLabels[end]);
  const also = ends.length > 0 ? `, or until ${ends.join(', ')}` : '';
  return `Nodes of ${whose} are proved by a ${extent} run, for ${duration(maxAgeSeconds)}${also}.`;
}

/** How a node stands. */
export function proofText({ state, until, detail, runId, expectedAt }: NodeProof): string {
  if (state === 'Proved') return until ? `proved until ${at(until)}` : 'needs no proof yet';
  const when = expectedAt ? `expected by ${at(expectedAt)}` : runId ? 'its run has no time yet' : 'no run is planned: is there an agent?';
  return `waits to be proved: ${detail ?? ''} (${when})`;
}

/** A policy as it is typed. */
export interface PolicyDraft extends Record<ProofEnd, boolean> {
  siteIds: string[];
  /** Ids between commas or blanks. */
  pools: string;
  models: string;
  hours: string;
  extent: 'quick' | 'full';
  atOnce: string;
  reason: string;
}

export function draftOf(policy: ValidationPolicy): PolicyDraft {
  return {
    siteIds: policy.siteIds,
    pools: policy.poolIds.join(', '),
    models: policy.deviceModels.join(', '),
    hours: String(policy.maxAgeSeconds / SECONDS_PER_HOUR),
    extent: policy.extent,
    atOnce: policy.atOnceCount === undefined ? '' : String(policy.atOnceCount),
    newNode: policy.newNode,
    driverChanged: policy.driverChanged,
    firmwareChanged: policy.firmwareChanged,
    incident: policy.incident,
    quarantineReleased: policy.quarantineReleased,
    reason: '',
  };
}

const listed = (text: string) => text.split(',').map((id) => id.trim()).filter((id) => id !== '');

/** What is asked for; an empty figure is left out. */
export function orderOf(draft: PolicyDraft): PolicyOrder {
  const hours = Number(draft.hours);
  const atOnce = Number(draft.atOnce);
  return {
    siteIds: draft.siteIds,
    poolIds: listed(draft.pools),
    deviceModels: listed(draft.models),
    ...(draft.hours.trim() === '' ? {} : { maxAgeSeconds: Math.round(hours * SECONDS_PER_HOUR) }),
    extent: draft.extent,
    ...(draft.atOnce.trim() === '' ? {} : { atOnceCount: atOnce }),
    newNode: draft.newNode,
    driverChanged: draft.driverChanged,
    firmwareChanged: draft.firmwareChanged,
    incident: draft.incident,
    quarantineReleased: draft.quarantineReleased,
    reason: draft.reason.trim(),
  };
}
