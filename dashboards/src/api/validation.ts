import { address, request, type Query } from './http';
import type { Page } from './types';
import type {
  Agent, DeviceProfile, DriverComparison, DriverLevel, Enrolment, FreshEnrolment, KernelPromise, KernelVerdict, NodeProof, NodeVerdicts,
  Outage, PolicyOrder, Quarantine, RunOrder, ValidationRun, ValidationPolicy, ValidationRunSummary, VerdictGrid, VerdictOnNode,
} from './validationtypes';

const segment = encodeURIComponent;

function get<T>(url: string, signal: AbortSignal | undefined): Promise<T> {
  return request<T>(url, signal ? { signal } : {});
}

function send<T>(method: string, url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  return request<T>(url, {
    method,
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

/** Where the service has what a panel shows; also what "copy as curl" copies. */
export const validationUrls = {
  grid: (query: Query) => address('/verdicts', query),
  kernel: (query: Query) => address('/kernel-verdicts', query),
  node: (id: string) => address(`/nodes/${segment(id)}/verdicts`),
  past: (id: string, query: Query = {}) => address(`/nodes/${segment(id)}/past-verdicts`, query),
  runs: (query: Query) => address('/validation-runs', query),
  run: (id: string) => address(`/validation-runs/${segment(id)}`),
  quarantines: (query: Query) => address('/quarantines', query),
  agents: (query: Query = {}) => address('/agents', query),
  profiles: address('/profiles'),
  profile: (model: string) => address(`/profiles/${segment(model)}`),
  levels: address('/driver-levels'),
  comparison: (query: Query) => address('/driver-comparisons', query),
  policy: address('/validation-policy'),
  proofs: (query: Query) => address('/node-proofs', query),
  outages: address('/outages'),
  events: address('/events', { topics: 'validation' }),
};

export const validationApi = {
  grid: (query: Query, signal?: AbortSignal) => get<VerdictGrid>(validationUrls.grid(query), signal),
  kernel: (query: Query, signal?: AbortSignal) => get<Page<VerdictOnNode>>(validationUrls.kernel(query), signal),
  node: (id: string, signal?: AbortSignal) => get<NodeVerdicts>(validationUrls.node(id), signal),
  past: (id: string, query: Query, signal?: AbortSignal) => get<Page<KernelVerdict>>(validationUrls.past(id, query), signal),
  runs: (query: Query, signal?: AbortSignal) => get<Page<ValidationRunSummary>>(validationUrls.runs(query), signal),
  run: (id: string, signal?: AbortSignal) => get<ValidationRun>(validationUrls.run(id), signal),
  quarantines: (query: Query, signal?: AbortSignal) => get<Page<Quarantine>>(validationUrls.quarantines(query), signal),
  agents: (query: Query, signal?: AbortSignal) => get<Page<Agent>>(validationUrls.agents(query), signal),
  enrolments: (query: Query, signal?: AbortSignal) => get<Page<Enrolment>>(address('/agent-enrolments', query), signal),
  profiles: (signal?: AbortSignal) => get<Page<DeviceProfile>>(address('/profiles', { pageSize: 1000 }), signal),
  levels: (signal?: AbortSignal) => get<Page<DriverLevel>>(address('/driver-levels', { pageSize: 1000 }), signal),
  comparison: (query: Query, signal?: AbortSignal) => get<DriverComparison>(validationUrls.comparison(query), signal),
  policy: (signal?: AbortSignal) => get<ValidationPolicy>(validationUrls.policy, signal),
  proofs: (query: Query, signal?: AbortSignal) => get<Page<NodeProof>>(validationUrls.proofs(query), signal),
  outages: (signal?: AbortSignal) => get<{ items: Outage[] }>(validationUrls.outages, signal),

  submit: (order: RunOrder, key: string) =>
    send<ValidationRun>('POST', address('/validation-runs'), order, { 'Idempotency-Key': key }),
  cancel: (id: string, reason: string) =>
    send<ValidationRun>('POST', address(`/validation-runs/${segment(id)}/cancellation`), { reason }),
  quarantine: (nodeId: string, reason: string) =>
    send<Quarantine>('POST', address(`/nodes/${segment(nodeId)}/quarantine`), { reason }),
  release: (nodeId: string, reason: string) =>
    send<Quarantine>('POST', address(`/nodes/${segment(nodeId)}/release`), { reason }),
  enrol: (nodeId: string, reason?: string) =>
    send<FreshEnrolment>('POST', address('/agent-enrolments'), { nodeId, ...(reason ? { reason } : {}) }),
  removeAgent: (id: string, reason: string) =>
    send<unknown>('POST', address(`/agents/${segment(id)}/removal`), { reason }),
  updateProfile: (model: string, reason: string) =>
    send<DeviceProfile>('POST', address(`/profiles/${segment(model)}/update`), { reason }),
  /** The same of the policy: version 0 is the one that nobody has said. */
  putPolicy: (order: PolicyOrder, version: number) =>
    send<ValidationPolicy>('PUT', validationUrls.policy, order, version === 0 ? {} : { 'If-Match': `"${version}"` }),
  /** Says it in place of the version that was looked at, or as the first. */
  putProfile: (
    model: string, body: { source: string; kernels: readonly Partial<KernelPromise>[]; reason: string }, version: number | undefined,
  ) =>
    send<DeviceProfile>('PUT', validationUrls.profile(model), body, version === undefined ? {} : { 'If-Match': `"${version}"` }),
};
