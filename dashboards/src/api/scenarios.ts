import type { OutlookPoint, OutlookQuestion, Told } from './capacity';
import { address, request } from './http';

export const cardKinds = ['siteDelay', 'stepDelay', 'stepPower', 'limitCut', 'newTenant', 'gpuSwap', 'modelSwap', 'heatWave', 'gridLimitation', 'embargo', 'tariff', 'tax'] as const;

export type CardKind = (typeof cardKinds)[number];

/** A change of the plan: its kind, and the members of that kind. */
export interface Card {
  kind: CardKind;
  siteId?: string;
  stepId?: string;
  demandId?: string;
  laterDays?: number;
  on?: string;
  gridKw?: number;
  itKw?: number;
  fromType?: string;
  gpuType?: string;
  powerRatio?: number;
  hotterC?: number;
  limitedPermille?: number;
  country?: string;
  /** EUR cents. */
  energyMinorPerMWh?: number;
  taxMinorPerMWh?: number;
  profileId?: string;
  tenantId?: string;
  workKind?: string;
  rampDays?: number;
  probabilityPermille?: number;
}

export interface Question extends OutlookQuestion {
  to?: string;
  drawCount?: number;
  weekCount?: number;
}

export interface Draft {
  name: string;
  cards: Card[];
  question: Question;
}

export interface Scenario extends Draft {
  id: string;
  version: number;
  changedAt: string;
  changedBy: string;
}

export interface Run {
  id: string;
  scenarioId: string;
  name: string;
  createdAt: string;
  planVersion: number;
  cards: Card[];
  question: Question;
  state: 'Queued' | 'Running' | 'Done' | 'Failed';
  progress: { doneDrawCount: number; drawCount: number; doneWeekCount: number; weekCount: number };
  endedAt?: string;
  problem?: string;
  outlook?: Told;
}

export interface ScenarioState {
  scenario: Scenario;
  run?: Run;
}

/** One that was deleted and may come back. */
export interface DeletedScenario {
  scenario: Scenario;
  deletedAt?: string;
  deletedBy?: string;
  /** By another scenario, since. */
  isNameTaken: boolean;
}

export type RowKey =
  | 'p50' | 'p90' | 'within' | 'peak' | 'it' | 'contracted' | 'planned' | 'short' | 'headroom'
  | 'jobsOnTime' | 'workOnTime' | 'leftOut' | 'drawn' | 'cost' | 'price' | 'carbon' | 'hoursSaved' | 'hoursSavedCarbon' | 'breaches' | 'moved';

/** A week of the horizon, as the engine schedules it. */
export interface Week {
  monday: string;
  standsForDays: number;
  onTimeCount: number;
  lateCount: number;
  leftOutCount: number;
  onTimeGpuHours: number;
  askedGpuHours: number;
  peakItKw: number;
  sites: { siteId: string; peakItKw: number; energyWh: number; costMinor?: number; carbonGrams?: number; flatCostMinor?: number; flatCarbonGrams?: number }[];
  demands: { demandId: string; askedGpuHours: number; servedGpuHours: number; mainSiteId?: string }[];
  leftOutFor: Record<string, number>;
  /** EUR cents; with flatCostMinor, of the same energy at the mean of each site's hours, where a site has prices by hour. */
  costMinor?: number;
  flatCostMinor?: number;
  /** With flatCarbonGrams, where a site has intensities by hour. */
  carbonGrams?: number;
  flatCarbonGrams?: number;
}

export interface ComparedRow {
  key: RowKey;
  profileId?: string;
  unit: 'day' | 'kW' | 'ratio' | 'count' | 'EUR' | 'EUR/MWh' | 'kg';
  isMoreBetter: boolean;
  valueOn?: string;
  valueKw?: number;
  valueRatio?: number;
  valueCount?: number;
  /** Cents. */
  valueMinor?: number;
  valueKg?: number;
  differenceDays?: number;
  differenceKw?: number;
  differenceRatio?: number;
  differenceCount?: number;
  differenceMinor?: number;
  differenceKg?: number;
  word?: 'better' | 'worse' | 'same';
}

export interface Column {
  id: string;
  scenarioId: string;
  name: string;
  isBaseline: boolean;
  cards: Card[];
  question: Question;
  run?: Run;
  resultRunId?: string;
  planVersion?: number;
  to?: string;
  rows: ComparedRow[];
  shortProfiles: { profileId: string; on: string }[];
  points: OutlookPoint[];
  weeks: Week[];
  warnings: string[];
}

export interface Comparison {
  columns: Column[];
}

const one = (id: string) => address(`/capacity-scenarios/${encodeURIComponent(id)}`);

export const scenarioUrls = {
  all: address('/capacity-scenarios', { pageSize: 500 }),
  deleted: address('/capacity-scenarios', { deleted: 'true', pageSize: 50 }),
  comparison: (ids: readonly string[]) => address('/capacity-scenario-comparisons', { ids: ids.join(',') }),
};

function send<T>(url: string, method: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  return request<T>(url, body === undefined
    ? { method, headers }
    : { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } });
}

export const scenarioApi = {
  all: (signal?: AbortSignal) => request<{ items: ScenarioState[] }>(scenarioUrls.all, signal ? { signal } : {}),
  deleted: (signal?: AbortSignal) => request<{ items: DeletedScenario[] }>(scenarioUrls.deleted, signal ? { signal } : {}),
  compare: (ids: readonly string[], signal?: AbortSignal) => request<Comparison>(scenarioUrls.comparison(ids), signal ? { signal } : {}),
  one: (id: string, signal?: AbortSignal) => request<ScenarioState>(one(id), signal ? { signal } : {}),
  add: (draft: Draft) => send<ScenarioState>(address('/capacity-scenarios'), 'POST', draft),
  change: (id: string, version: number, draft: Draft) => send<ScenarioState>(one(id), 'PUT', draft, { 'If-Match': `"${version}"` }),
  remove: (id: string) => send<undefined>(one(id), 'DELETE'),
  restore: (id: string, name?: string) => send<ScenarioState>(address(`/capacity-scenarios/${encodeURIComponent(id)}/restoration`, { name }), 'POST'),
  run: (id: string) => send<Run>(`${one(id)}/runs`, 'POST'),
  cancel: (id: string, run: string) => send<undefined>(`${one(id)}/runs/${encodeURIComponent(run)}`, 'DELETE'),
};
