import { address, request } from './http';

/** Build-outs as the service tells them. Power is in kilowatts, money in cents of a euro. */
export interface Cost {
  totalMinor: number;
  capitalMinor: number;
  /** What is left of the capital after the last quarter: a credit, negative. */
  residualMinor: number;
  fixedMinor: number;
  runningMinor: number;
  shortageMinor: number;
}

export interface Quarter {
  name: string;
  from: string;
  existingKw: number;
  builtKw: number;
  demandKw: number;
  shortKw: number;
  gridKw: number;
}

export interface Profile {
  profileId: string;
  demandKw: number[];
  shortKw: number[];
}

export interface Built {
  optionId: string;
  siteId: string;
  generationId: string;
  gpuCount: number;
  gridKw: number;
  itKw: number;
  givesKw: number;
  orderOn: string;
  startOn: string;
  readyOn: string;
  quarter: string;
  orderedMinor: number;
  cost: Cost;
  source: string;
}

export interface RunnerUp {
  starts: { optionId: string; quarter: string }[];
  added: string[];
  dropped: string[];
  cost: Cost;
  dearer: Cost;
  why: string;
}

export interface Verdict {
  optionId: string;
  isBuilt: boolean;
  kind: 'Dearer' | 'Limited' | 'TooLate';
  dearerMinor?: number;
  why: string;
}

export interface Unmet {
  profileId: string;
  quarter: string;
  quarterFrom: string;
  binding: 'NoHost' | 'NothingLeft' | 'LeadTime' | 'Capital' | 'Price';
  demandKw: number;
  metKw: number;
  shortKw: number;
  siteIds: string[];
  mostKw: number;
  metFrom?: string;
  possibleFrom?: string;
  why: string;
}

export interface BuildOutTarget {
  by: string;
  targetKw: number;
  signedKw: number;
  plannedKw: number;
  mostKw: number;
  isPossible: boolean;
  plannedFrom?: string;
  possibleFrom?: string;
  why: string;
}

export interface BuildOut {
  name: string;
  from: string;
  seed: number;
  cost: Cost;
  boundMinor: number;
  gapRatio: number;
  isProven: boolean;
  quarters: Quarter[];
  years: { name: string; orderedMinor: number; limitMinor: number }[];
  profiles: Profile[];
  built: Built[];
  runnersUp: RunnerUp[];
  verdicts: Verdict[];
  unmet: Unmet[];
  whatIfs: { without: 'CapitalLimits' | 'LeadTimes'; savedMinor: number; why: string }[];
  target?: BuildOutTarget;
}

export interface BuildOutJob {
  id: string;
  createdAt: string;
  createdBy: string;
  planVersion: number;
  optionsVersion: number;
  asked: { effortRatio?: number; seed?: number };
  state: 'Queued' | 'Running' | 'Done' | 'Failed';
  progress: { doneStepCount: number; stepCount: number };
  endedAt?: string;
  problem?: string;
  answer?: BuildOut;
}

export interface PowerMode {
  id: string;
  nodeW: number;
  speedPermille: number;
}

export interface PowerQuestion {
  format: 'megawatt/power-tree/1';
  name: string;
  tree: { id: string; limitW: number; otherW: number };
  modes: PowerMode[];
  measured: { meanW: number; deviationW: number }[];
  riskRatio: number;
}

export interface PowerProvision {
  name: string;
  riskRatio: number;
  measuredHourCount: number;
  modes: (PowerMode & {
    nodeCount: number;
    workNodeCount: number;
    atRisk?: { nodeCount: number; moreNodeCount: number; workNodeCount: number; riskRatio: number };
  })[];
}

export const buildOutUrls = {
  options: address('/build-out-options'),
  all: address('/build-outs', { pageSize: 50 }),
  one: (id: string) => address(`/build-outs/${encodeURIComponent(id)}`),
  power: address('/power-provisions'),
};

function post<T>(url: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return request<T>(url, {
    method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, ...(signal ? { signal } : {}),
  });
}

export const buildOutApi = {
  options: (signal?: AbortSignal) => request<{ version: number }>(buildOutUrls.options, signal ? { signal } : {}),
  all: (signal?: AbortSignal) => request<{ items: BuildOutJob[] }>(buildOutUrls.all, signal ? { signal } : {}),
  one: (id: string, signal?: AbortSignal) => request<BuildOutJob>(buildOutUrls.one(id), signal ? { signal } : {}),
  ask: (effortRatio: number) => post<BuildOutJob>(address('/build-outs'), { effortRatio }),
  remove: (id: string) => request<undefined>(buildOutUrls.one(id), { method: 'DELETE' }),
  power: (question: PowerQuestion, signal?: AbortSignal) => post<PowerProvision>(buildOutUrls.power, question, signal),
};
