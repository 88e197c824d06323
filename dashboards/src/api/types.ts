/** The answers of docs/rest.md. Units are the last word of a name; money is in minor units. */

export interface Page<T> {
  items: T[];
  nextPageToken?: string;
}

export interface ScenarioSummary {
  id: string;
  name: string;
  createdAt: string;
  contentSha256: string;
  startsAt: string;
  endsAt: string;
  slotMinutes: number;
  slotCount: number;
  siteCount: number;
  poolCount: number;
  gpuCount: number;
  jobCount: number;
  sites: { id: string; country: string; limitW: number }[];
}

export interface PlanSummary {
  id: string;
  scenarioId: string;
  scenarioName: string;
  operationId?: string;
  createdAt: string;
  seconds: number;
  seed: number;
  objectiveCostMinor: number;
  boundCostMinor?: number;
  gapRatio?: number;
  currency: string;
  placedCount: number;
  unplacedCount: number;
  energyCostMinor: number;
  carbonCostMinor: number;
  latenessCostMinor: number;
  droppedValueMinor: number;
  energyWh: number;
  carbonMg: number;
  startsAt: string;
  endsAt: string;
  slotMinutes: number;
  slotCount: number;
  sites: { id: string; country: string }[];
}

/** The plan that is lived by, as a schedule. */
export interface CurrentSchedule {
  id: string;
  /** Changes whenever anything of the schedule does. */
  version: string;
  revision: number;
  scenarioId: string;
  scenarioName: string;
  at: string;
  frozenUntilAt: string;
  startsAt: string;
  endsAt: string;
  slotMinutes: number;
  slotCount: number;
  sites: { id: string; country: string }[];
  placedCount: number;
  underWayCount: number;
  unplacedCount: number;
  pinnedCount: number;
  lateCount: number;
  costMinor: number;
  energyWh: number;
  droppedValueMinor: number;
  currency: string;
}

export interface PowerSeries {
  from: string;
  stepSeconds: number;
  siteId?: string;
  downsampled?: boolean;
  series: { id: string; unit: string; values: number[] }[];
}

export interface Allocation {
  id: string;
  jobId: string;
  kind: string;
  tenant: string;
  siteId: string;
  domainId: string;
  poolId: string;
  gpuTypeId: string;
  gpuCount: number;
  powerCapRatio: number;
  startsAt: string;
  endsAt: string;
  earliestStartAt: string;
  deadlineAt?: string;
  hardDeadline: boolean;
  latenessSeconds: number;
  powerW: number;
  energyWh: number;
  costMinor: number;
}

export interface GanttPool {
  id: string;
  siteId: string;
  domainId: string;
  gpuTypeId: string;
  gpuCount: number;
}

/** Columns of equal length, ordered by pool and then start. */
export interface Gantt {
  count: number;
  pools: GanttPool[];
  jobId: string[];
  pool: number[];
  start: number[];
  end: number[];
  gpuCount: number[];
  kind: number[];
  late: number[];
  capped: number[];
  /** The beginning of slot 0. */
  startsAt: string;
  slotMinutes: number;
  /** Of the current plan alone: 0 planned, 1 under way, 2 ended. */
  state?: number[];
  /** Of the current plan alone. */
  pinned?: number[];
  /** Of the current plan alone: may be stopped and go on later. */
  interruptible?: number[];
}

export interface Reason {
  tier: number;
  reason: string;
  message: string;
  subject: string;
  requiredValue?: number;
  availableValue?: number;
  unit?: string;
}

export interface UnplacedJob {
  jobId: string;
  kind: string;
  tenant: string;
  gpuCount: number;
  valueMinor: number;
  reasons: Reason[];
}

export interface Progress {
  phase: string;
  message: string;
  elapsedSeconds: number;
  fractionRatio?: number;
  bestCostMinor?: number;
  boundCostMinor?: number;
  gapRatio?: number;
  movesPerSecondRatio?: number;
  placedCount: number;
  unplacedCount: number;
}

/** One thing wrong in a request. */
export interface FieldIssue {
  pointer?: string;
  code?: string;
  detail?: string;
  shortage?: { subject: string; requiredValue: number; availableValue: number; unit: string; at: string; earliestAt?: string };
}

export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  requestId?: string;
  errors?: FieldIssue[];
}

export type OperationState = 'Queued' | 'Running' | 'Succeeded' | 'Failed' | 'Cancelled';

export interface Operation {
  id: string;
  kind: string;
  state: OperationState;
  scenarioId: string;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
  progress?: Progress;
  result?: { planId: string; href: string };
  problem?: ProblemBody;
  cancelRequestedAt?: string;
}

export interface ServiceStatus {
  version: string;
  startedAt: string;
  demo: boolean;
  plans: { queuedCount: number; runningCount: number };
  currentPlan: boolean;
}

/** Index of the Gantt's `kind` column. */
export const KINDS = ['training', 'fine-tuning', 'batch', 'inference'] as const;
