import type { Approval } from './accesstypes';
import { RequestError, address, request, type Query } from './http';
import type {
  Basis, BasisOrder, CurrentPlan, Difference, Explanation, JobEvent, JobMove, JobOrder, LimitOrder, LiveJob,
  MegawattValues, MoveOrder, PlacementPreview, PowerLimit, QueuedJob, Replan, Revision, Search,
} from './livetypes';
import type { Page } from './types';

const segment = encodeURIComponent;

function get<T>(path: string, query: Query, signal: AbortSignal | undefined): Promise<T> {
  return request<T>(address(path, query), signal ? { signal } : {});
}

/** Null where nothing is planned on yet. */
async function ifAny<T>(path: string, signal: AbortSignal | undefined): Promise<T | null> {
  try {
    return await get<T>(path, {}, signal);
  } catch (failure) {
    if (failure instanceof RequestError && failure.status === 404) return null;
    throw failure;
  }
}

interface Sending {
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

function send<T>(method: string, url: string, body: unknown, { headers, signal }: Sending = {}): Promise<T> {
  return request<T>(url, {
    method,
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(signal ? { signal } : {}),
  });
}

export const liveUrls = {
  jobs: (query: Query = {}) => address('/jobs', query),
  queue: (query: Query = {}) => address('/queue', query),
  job: (id: string) => address(`/jobs/${segment(id)}`),
  revisions: address('/current-plan/revisions'),
  difference: (revision: number, against: number) =>
    address(`/current-plan/revisions/${revision}/diff`, { against }),
  limits: address('/power-limits'),
  planEvents: (topics: readonly string[]) => address('/events', { topics: topics.join(',') }),
  jobEvents: (id: string) => address(`/jobs/${segment(id)}/events`),
  megawattValues: address('/current-plan/megawatt-values'),
  search: address('/current-plan/search'),
};

export const liveApi = {
  jobs: (query: Query, signal?: AbortSignal) => get<Page<LiveJob>>('/jobs', query, signal),
  job: (id: string, signal?: AbortSignal) => get<LiveJob>(`/jobs/${segment(id)}`, {}, signal),
  events: (id: string, signal?: AbortSignal) =>
    get<{ items: JobEvent[] }>(`/jobs/${segment(id)}/events`, {}, signal),
  explanation: (id: string, signal?: AbortSignal) =>
    get<Explanation>(`/jobs/${segment(id)}/explanation`, {}, signal),
  submit: (order: JobOrder, key: string) =>
    send<LiveJob>('POST', liveUrls.jobs(), order, { headers: { 'Idempotency-Key': key } }),
  preview: (order: JobOrder, signal?: AbortSignal) =>
    send<PlacementPreview>('POST', address('/placements', { validateOnly: 'true' }), order, { signal }),
  releaseJob: (id: string, reason: string) =>
    send<LiveJob>('POST', address(`/jobs/${segment(id)}/release`), { reason }),
  cancelJob: (id: string, reason: string) =>
    send<LiveJob>('POST', address(`/jobs/${segment(id)}/cancellation`), { reason }),
  move: (id: string, order: MoveOrder) =>
    send<JobMove>('POST', address(`/jobs/${segment(id)}/move`), order),
  tryMove: (id: string, order: MoveOrder) =>
    send<JobMove>('POST', address(`/jobs/${segment(id)}/move`, { validateOnly: 'true' }), order),
  pin: (id: string, reason: string) => send<LiveJob>('POST', address(`/jobs/${segment(id)}/pin`), { reason }),
  unpin: (id: string, reason: string) => send<LiveJob>('POST', address(`/jobs/${segment(id)}/unpin`), { reason }),
  queue: (query: Query, signal?: AbortSignal) => get<Page<QueuedJob>>('/queue', query, signal),

  revisions: (query: Query, signal?: AbortSignal) =>
    get<Page<Revision>>('/current-plan/revisions', query, signal),
  difference: (revision: number, against: number, signal?: AbortSignal) =>
    request<Difference>(liveUrls.difference(revision, against), signal ? { signal } : {}),

  currentPlan: (signal?: AbortSignal) => ifAny<CurrentPlan>('/current-plan', signal),
  basis: (signal?: AbortSignal) => ifAny<Basis>('/current-plan/basis', signal),
  megawattValues: (signal?: AbortSignal) => get<MegawattValues>('/current-plan/megawatt-values', {}, signal),
  search: (signal?: AbortSignal) => get<Search>('/current-plan/search', {}, signal),
  /** Pauses it or has it go on, where that is as it was seen. */
  pauseSearch: (version: string, paused: boolean, reason?: string) =>
    send<Search>('PUT', liveUrls.search, { paused, reason }, { headers: { 'If-Match': `"${version}"` } }),
  /** Where nothing is planned on yet. */
  planOn: (order: BasisOrder) =>
    send<CurrentPlan>('PUT', address('/current-plan/basis'), order, { headers: { 'If-None-Match': '*' } }),

  limits: (signal?: AbortSignal) => get<{ items: PowerLimit[] }>('/power-limits', {}, signal),
  limit: (order: LimitOrder) => send<Replan | Approval>('POST', address('/power-limits'), order),
  tryLimit: (order: LimitOrder, signal?: AbortSignal) =>
    send<Replan>('POST', address('/power-limits', { validateOnly: 'true' }), order, { signal }),
};
