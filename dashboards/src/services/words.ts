import type { InferenceService, ServiceState } from '../api/servicetypes';
import { count } from '../units/format';

const states: Record<ServiceState, string> = {
  Pending: 'Being planned',
  Served: 'Served',
  PartlyServed: 'Partly served',
  Unserved: 'Not served',
};

export function stateLabel(state: ServiceState): string {
  return states[state];
}

const requestsFormat = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A rate, as `12.5/s`. */
export function perSecond(requests: number): string {
  return `${requestsFormat.format(requests)}/s`;
}

/** Of a budget, as `135 of 200 ms`. */
export function latencyText(latencyMillis: number | undefined, budgetMillis: number): string {
  return latencyMillis === undefined ? `– of ${count(budgetMillis)} ms` : `${count(latencyMillis)} of ${count(budgetMillis)} ms`;
}

/** GPUs that replicas have, and how many a GPU has room for where that is several, as `4 (7 on each)`. */
export function gpusText(gpuCount: number, replicaPerGpuCount = 1): string {
  return replicaPerGpuCount > 1 ? `${count(gpuCount)} (${count(replicaPerGpuCount)} on each)` : count(gpuCount);
}

const bases: Record<string, string> = {
  Said: 'as forecast',
  SameTimeOfAWeek: 'as at the same time a week before',
  SameTimeOfADay: 'as at the same time a day before',
  Nearest: 'as the nearest number that was said',
  None: 'nothing was forecast',
};

export function forecastText(basis: string): string {
  return bases[basis] ?? basis;
}

/** What a service is short of, in a sentence; nothing where it is short of nothing. */
export function shortText(service: InferenceService): string | undefined {
  return service.status.reasons[0]?.message;
}
