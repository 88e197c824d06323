import { address, request, type Query } from './http';
import type {
  Allocation, CurrentSchedule, Gantt, Operation, Page, PlanSummary, PowerSeries, Progress, ScenarioSummary,
  ServiceStatus, UnplacedJob,
} from './types';

type Signal = AbortSignal | undefined;

function get<T>(path: string, query: Query, signal: Signal): Promise<T> {
  return request<T>(address(path, query), signal ? { signal } : {});
}

function postJson<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  return request<T>(address(path), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

/** Random, for an Idempotency-Key; crypto.randomUUID is missing where the page is served without TLS. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function scenarioHeaders(fileName: string): Record<string, string> {
  const plain = fileName.replace(/\.gz$/i, '');
  const yaml = /\.ya?ml$/i.test(plain);
  const headers: Record<string, string> = {
    'Content-Type': yaml ? 'application/yaml' : 'application/json',
  };
  if (plain !== fileName) headers['Content-Encoding'] = 'gzip';
  return headers;
}

export interface PlanOrder {
  scenarioId: string;
  seconds: number;
  seed?: number;
  threads?: number;
}

const segment = encodeURIComponent;

export const api = {
  status: (signal?: AbortSignal) => get<ServiceStatus>('/status', {}, signal),

  plans: (query: Query, signal?: AbortSignal) => get<Page<PlanSummary>>('/plans', query, signal),
  plan: (id: string, signal?: AbortSignal) => get<PlanSummary>(`/plans/${segment(id)}`, {}, signal),
  currentSchedule: (signal?: AbortSignal) => get<CurrentSchedule>('/plans/current', {}, signal),
  powerSeries: (id: string, query: Query, signal?: AbortSignal) =>
    get<PowerSeries>(`/plans/${segment(id)}/power-series`, query, signal),
  gantt: (id: string, query: Query, signal?: AbortSignal) =>
    get<Gantt>(`/plans/${segment(id)}/gantt`, query, signal),
  allocations: (id: string, query: Query, signal?: AbortSignal) =>
    get<Page<Allocation>>(`/plans/${segment(id)}/allocations`, query, signal),
  unplaced: (id: string, query: Query, signal?: AbortSignal) =>
    get<Page<UnplacedJob>>(`/plans/${segment(id)}/unplaced`, query, signal),
  startPlan: (order: PlanOrder, key: string) =>
    postJson<Operation>('/plans', order, { 'Idempotency-Key': key }),

  scenarios: (query: Query, signal?: AbortSignal) =>
    get<Page<ScenarioSummary>>('/scenarios', query, signal),
  scenario: (id: string, signal?: AbortSignal) =>
    get<ScenarioSummary>(`/scenarios/${segment(id)}`, {}, signal),
  uploadScenario: (file: File) =>
    request<ScenarioSummary>(address('/scenarios'), {
      method: 'POST',
      body: file,
      headers: scenarioHeaders(file.name),
    }),

  operations: (query: Query, signal?: AbortSignal) =>
    get<Page<Operation>>('/operations', query, signal),
  operation: (id: string, signal?: AbortSignal) =>
    get<Operation>(`/operations/${segment(id)}`, {}, signal),
  history: (id: string, signal?: AbortSignal) =>
    get<{ items: Progress[] }>(`/operations/${segment(id)}/history`, {}, signal),
  cancel: (id: string, keepBest: boolean) =>
    postJson<unknown>(`/operations/${segment(id)}/cancellation`, { keepBest }),
  eventsUrl: (id: string) => address(`/operations/${segment(id)}/events`),

  signIn: (token: string) => postJson<unknown>('/session', { token }),
};
