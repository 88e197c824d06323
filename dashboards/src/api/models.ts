import { address, request, type Query } from './http';

/** Models compared, as the service tells it. */
export type MetricWord = 'quality' | 'tasks-per-mwh' | 'cost-per-accepted-task' | 'tokens-per-second-per-mw' | 'carbon-per-accepted-task';
export type Basis = 'measured' | 'estimated';

export interface MeasuredModel {
  nickname: string;
  task: string;
  gpuType: string;
  configurationCount: number;
}

export interface ModelMeasurements {
  version: number;
  recordedAt: string;
  recordedBy: string;
  source?: string;
  basis?: Basis;
  models: MeasuredModel[];
}

export interface ModelQuality {
  task: string;
  acceptedRatio: number;
  lowRatio?: number;
  highRatio?: number;
  trialCount?: number;
  source: string;
  basis: Basis;
  day: string;
}

export interface ComparisonInput {
  name: string;
  subject?: string;
  value: number;
  unit: string;
  source: string;
  basis: Basis;
}

export interface TaskShare {
  task: string;
  /** Of all tasks. */
  shareRatio: number;
}

export interface ComparedTask extends TaskShare {
  gpuType: string;
  gpuCount: number;
  words: string;
  isLate: boolean;
  source: string;
  basis: Basis;
  quality?: ModelQuality;
  taskWh: number;
  thousandTasksEur: number;
  taskMgco2e: number;
}

export interface ComparedModel {
  nickname: string;
  gpuType: string;
  /** In which configuration it is served, and why. */
  words: string;
  isLate: boolean;
  accepted?: { acceptedRatio: number; lowRatio?: number; highRatio?: number };
  gpuTaskWh: number;
  taskWh: number;
  correctTaskWh?: number;
  thousandTasksEur: number;
  taskMgco2e: number;
  tokensPerSecondPerMw: number;
  tasks: ComparedTask[];
  served?: { copyCount: number; gpuCount: number; facilityMw: number; requestsPerSecond: number };
}

export interface ModelPlace {
  rank: number;
  nickname: string;
  value: number;
  spread: 'exact' | 'within' | 'unknown';
  lowValue?: number;
  highValue?: number;
  isEstimated: boolean;
  estimated: string[];
}

export interface ModelRanking {
  metric: MetricWord;
  name: string;
  unit: string;
  isMoreBetter: boolean;
  places: ModelPlace[];
  missing: { nickname: string; because: string }[];
  /** Absent where none is apart from all others. */
  winner?: string;
  winnerWords: string;
  isEstimated: boolean;
}

export interface FlipStep {
  nickname: string;
  beforeRank?: number;
  afterRank?: number;
  words: string;
}

export interface Overtaking {
  when: 'above' | 'below' | 'always' | 'never';
  value?: number;
  because?: string;
}

export interface ModelDuel {
  small: string;
  large: string;
  words: string[];
  breakEvens?: { harmEur: Overtaking; largeShare: Overtaking; smallFirstShare: Overtaking };
  isEstimated: boolean;
  estimated: string[];
  gap: { tokenRatio: number; requestRatio: number; taskRatio: number; words: string };
}

export interface ModelFootprint {
  nickname: string;
  gpuCount: number;
  facilityMw: number;
  yearMWh: number;
  yearEur: number;
  yearTco2e: number;
}

/** A service of the fleet whose requests another model would serve. */
export interface FleetWorkload {
  serviceId: string;
  tenant: string;
  model: string;
  /** On average over its forecast. */
  requestsPerSecond: number;
  replicaCount: number;
  gpuCount: number;
}

export interface ModelMove {
  requestsPerSecond: number;
  from: ModelFootprint;
  to: ModelFootprint;
  freedGpuCount: number;
  freedMw: number;
  freedYearMWh: number;
  freedYearEur: number;
  freedYearTco2e: number;
  words: string;
  services: FleetWorkload[];
  isEstimated: boolean;
}

/** A job of the plan, with what is still to be done of it. */
export interface JobWorkload {
  jobId: string;
  tenant: string;
  kind: string;
  state: string;
  /** As measurements call it; absent where nobody could tell. */
  model?: string;
  /** By the job; otherwise it is the only one of that size. */
  isModelNamed: boolean;
  outputTokenCount?: number;
  gpuCount: number;
  gpuTypeId?: string;
  startsAt?: string;
  endsAt?: string;
  deadlineAt?: string;
  runSeconds?: number;
  /** By the plan, as the energy, which is above idle. */
  plannedGpuHours?: number;
  plannedEnergyWh?: number;
  /** Why it counts for nothing. */
  notComparable?: string;
}

export interface ModelWorkloads {
  services: FleetWorkload[];
  saidCount: number;
  unsaidCount: number;
  items: JobWorkload[];
  nextPageToken?: string;
}

export interface JobFootprint {
  nickname: string;
  gpuCount: number;
  takenGpuHours: number;
  takenKWh: number;
  takenEur: number;
  takenCarbonG: number;
}

export interface MovedJob {
  job: JobWorkload;
  from: JobFootprint;
  to: JobFootprint;
  freedGpuCount: number;
  freedGpuHours: number;
  freedKWh: number;
  freedEur: number;
  freedCarbonG: number;
}

export interface JobMove {
  at: string;
  horizonEndsAt?: string;
  to: string;
  freedGpuHours: number;
  freedKWh: number;
  freedEur: number;
  freedCarbonG: number;
  words: string;
  jobs: MovedJob[];
  notComparable: JobWorkload[];
  isEstimated: boolean;
}

export interface ModelComparison {
  /** In words, with the shares where there are several. */
  task: string;
  mix: TaskShare[];
  measurementVersion: number;
  qualityVersion?: number;
  inputs: ComparisonInput[];
  models: ComparedModel[];
  late: string[];
  rankings: ModelRanking[];
  flip: { before: MetricWord; after: MetricWord; words: string; steps: FlipStep[] };
  duel: ModelDuel;
  move?: ModelMove;
  jobMove?: JobMove;
}

export interface GpuAssumption {
  gpuType: string;
  hostKw?: number;
  gpuHourEur?: number;
  source: string;
}

export interface ComparisonQuestion {
  task?: string;
  mix?: TaskShare[];
  models: { nickname: string; gpuType?: string; acceptedRatio?: number; source?: string }[];
  assumptions: { gpus?: GpuAssumption[]; pue?: number; carbonGco2ePerKWh?: number; utilisationRatio?: number; latencyMillis?: number; batchRequestCount?: number; source: string };
  rejection?: { errorEur: number; source: string } | { escalatedTo: string };
  headroomMw: number;
  workload: ({ requestsPerSecond: number } | { serviceIds: readonly string[] }) & { jobIds?: readonly string[]; from: string; to: string };
  metric: MetricWord;
  against: MetricWord;
  small: string;
  large: string;
}

export const modelUrls = {
  measurements: address('/model-measurements'),
  qualities: address('/model-qualities'),
  comparisons: address('/model-comparisons'),
  workloads: (query: Query) => address('/model-workloads', query),
};

export const modelApi = {
  measurements: (signal?: AbortSignal) => request<ModelMeasurements>(modelUrls.measurements, signal ? { signal } : {}),
  workloads: (query: Query, signal?: AbortSignal) => request<ModelWorkloads>(modelUrls.workloads(query), signal ? { signal } : {}),
  compare: (question: ComparisonQuestion, signal?: AbortSignal) =>
    request<ModelComparison>(modelUrls.comparisons, {
      method: 'POST',
      body: JSON.stringify(question),
      headers: { 'Content-Type': 'application/json' },
      ...(signal ? { signal } : {}),
    }),
};
