import type { Reason } from './types';

/** The answers about the plan that is lived by: its jobs, its revisions and what it has to live with. */

export const JOB_STATES = [
  'Waiting', 'Validated', 'Dispatched', 'Running', 'Done', 'Failed', 'Cancelled',
] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A stretch of a run under one power cap. */
export interface Leg {
  poolId: string;
  powerCapRatio: number;
  startsAt: string;
  endsAt: string;
}

export interface Placement {
  poolId: string;
  siteId: string;
  domainId: string;
  startsAt: string;
  endsAt: string;
  powerCapRatio: number;
  /** More than one where it is interrupted. */
  legs: Leg[];
}

/** How a job may be interrupted and go on. */
export interface Interruption {
  checkpointSeconds: number;
  restartSeconds?: number;
  leastSeconds?: number;
  restartMinor?: number;
}

export const WORK_KINDS = ['Generate', 'Prefill', 'Decode'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export const PRECISIONS = ['bf16', 'fp16', 'fp8', 'int8', 'tf32', 'fp32'] as const;

/** Tokens of a language model that are to be read and written; each GPU holds all of it. */
export interface ModelWork {
  model: {
    parameterCount?: number;
    layerCount?: number;
    hiddenSize?: number;
    kvSize?: number;
    precision: string;
  };
  kind: WorkKind;
  promptTokenCount?: number;
  outputTokenCount?: number;
  requestCount?: number;
  batchSize?: number;
}

/** What is predicted from measured rates; low and high hold it in 95 of 100 cases. */
export interface Estimate {
  deviceModels: string[];
  nodeCount: number;
  runSeconds: number;
  lowSeconds: number;
  highSeconds: number;
  tokensPerSecond: number;
  /** Whether a small model was measured as a whole, by which the prediction is corrected. */
  corrected: boolean;
  factorRatio: number;
  powerSource: 'Measured' | 'Said' | 'Rated';
  perTokenJ: number;
  lowPerTokenJ: number;
  highPerTokenJ: number;
  energyWh: number;
  evidenceCount: number;
  evidence: { runId: string; nodeCount: number; kernels: string[] }[];
}

/** What the lengths of a job are from. */
export interface JobPrediction {
  predictedAt: string;
  work: ModelWork;
  types: {
    gpuTypeId: string;
    plannedSeconds: number;
    source: 'Measured' | 'Said';
    saidSeconds?: number;
    estimate?: Estimate;
  }[];
}

/** What is asked for. */
export interface JobOrder {
  externalRef?: { system: string; id: string };
  tenant?: string;
  kind: string;
  gpuCount?: number;
  residency: string;
  /** Of GPU types; beside work only of those that were not measured. */
  runSeconds: Record<string, number>;
  work?: ModelWork;
  perGpuW: Record<string, number>;
  powerCapping: boolean;
  interruptible: boolean;
  interruption?: Interruption;
  /** Ids of jobs that have to be done before it begins. */
  after?: string[];
  data?: { siteId: string; sizeBytes?: number };
  earliestStartAt?: string;
  deadlineAt?: string;
  hardDeadline?: boolean;
  latenessMinorPerHour?: number;
  offer?: OfferKind;
  valueMinor?: number;
  currency: string;
}

export interface JobSpec extends JobOrder {
  gpuCount: number;
  earliestStartAt: string;
  hardDeadline: boolean;
  latenessMinorPerHour: number;
  valueMinor: number;
}

/** When a job will begin, as far as that can be said. */
export interface StartEstimate {
  plannedAt: string;
  earliestAt: string;
  latestAt: string;
  /** Starts that this was learned from; 0 while it is a rule of thumb. */
  sampleCount: number;
}

/** What a job has of a node. */
export interface NodeOfJob {
  node: string;
  /** Where it stands; absent where the fleet does not have the node. */
  rackId?: string;
  /** Absent where the node is one by itself. */
  nvlinkDomain?: string;
  gpuIndexes: number[];
  /** It has them already; else it is a forecast. */
  isBound: boolean;
}

export interface JobStatus {
  state: JobState;
  since?: string;
  revision: number;
  placement?: Placement;
  /** Of one that is planned and has not begun. */
  estimatedStart?: StartEstimate;
  reasons?: Reason[];
  /** It stays where it stands. */
  pin?: { since: string; reason: string };
  /** It waits for others no more as it was asked. */
  tie?: { tie: 'Broken' | 'Released'; jobId?: string; state?: JobState };
  cause?: string;
  /** Where it is or will be, of one that was asked for by its id. */
  nodes?: NodeOfJob[];
  nvlinkDomainCount?: number;
  unassignedGpuCount?: number;
}

export interface LiveJob {
  id: string;
  externalRef?: { system: string; id: string };
  tenant: string;
  submittedAt: string;
  spec: JobSpec;
  status: JobStatus;
  prediction?: JobPrediction;
}

export interface JobEvent {
  sequence: number;
  at: string;
  state: JobState;
  revision: number;
  detail: {
    startsAt?: string;
    endsAt?: string;
    poolId?: string;
    wasToStartAt?: string;
    pin?: 'Pinned' | 'Unpinned' | 'Overridden';
    cause: string;
    reason: string;
  };
}

export interface QueuedJob {
  position: number;
  job: LiveJob;
}

export type OfferKind = 'soonest' | 'cheapest' | 'cleanest';

export interface Offer {
  offer: OfferKind;
  placement: Placement;
  costMinor: number;
  currency: string;
  energyWh: number;
  carbonG: number;
  peakW: number;
}

export interface PlacementPreview {
  decision: 'Placed' | 'Waits' | 'Impossible';
  placement?: Placement;
  offers: Offer[];
  reasons: Reason[];
  prediction?: JobPrediction;
}

export interface Unblocking {
  change: string;
  message: string;
  subject?: string;
  placement: Placement;
  costMinor: number;
}

export interface SiteChoice {
  siteId: string;
  placement?: Placement;
  costMinor?: number;
  reasons: Reason[];
}

/** A node that is not there for a job, and where the evidence is. */
export interface NodeApart {
  nodeId: string;
  state: 'Awaiting' | 'Quarantined';
  reason: string;
  runId?: string;
  expectedAt?: string;
  href: string;
}

/** That a job waits for nodes which have to be proved first. */
export interface AwaitingValidation {
  reason: 'AwaitingValidation';
  message: string;
  nodeCount: number;
  nodes: NodeApart[];
  wouldStartAt?: string;
  expectedAt?: string;
}

export interface Explanation {
  jobId: string;
  state: JobState;
  revision: number;
  placement?: Placement;
  costMinor?: number;
  currency: string;
  power?: { standing: 'Guaranteed' | 'Borrowed' | 'LongWait' | 'None'; message: string; mayBeMovedFor: string[]; movedFor?: string };
  reasons: Reason[];
  unblocking: Unblocking[];
  sites: SiteChoice[];
  awaitingValidation?: AwaitingValidation;
  evidence?: NodeApart[];
}

export interface CurrentPlan {
  revision: number;
  scenarioId: string;
  at: string;
  frozenUntilAt: string;
  jobCountByState: Partial<Record<JobState, number>>;
}

/** What one more megawatt of a limit is worth, step by step. */
export interface MegawattValueSeries {
  id: string;
  siteId: string;
  domainId?: string;
  kind: 'site' | 'domain';
  unit: string;
  valueMinorPerMWh: number[];
}

export interface MegawattValues {
  revision: number;
  computedAt: string;
  currency: string;
  planCostMinor: number;
  boundCostMinor: number;
  gapRatio: number;
  openJobCount: number;
  scarceDomainCount: number;
  from: string;
  stepSeconds: number;
  series: MegawattValueSeries[];
}

export type SearchState = 'Searching' | 'Idle' | 'StandingBack' | 'Paused';

export interface SearchRound {
  number: number;
  startedAt: string;
  durationMillis: number;
  jobCount: number;
  moveCount: number;
  gainMinor: number;
  adopted: boolean;
  /** That it searched. */
  revision: number;
  /** That its plan has made. */
  adoptedRevision?: number;
  reason?: string;
  message?: string;
  seed: number;
}

/** The search that improves the plan. */
export interface Search {
  version: string;
  state: SearchState;
  since: string;
  paused: boolean;
  /** Why it is paused. */
  reason?: string;
  roundCount: number;
  adoptedCount: number;
  moveCount: number;
  currency: string;
  /** The last, the newest first. */
  rounds: SearchRound[];
}

/** What is planned on. */
export interface Basis {
  scenarioId: string;
  slotSeconds: number;
  gpuTypes: { id: string; idleW: number; powerCapRatios: number[] }[];
  residencyPolicies: { id: string }[];
  sites: { id: string; country: string }[];
  powerDomains: { id: string; siteId: string; parentId?: string }[];
  pools: { id: string; domainId: string; gpuTypeId: string }[];
}

export interface BasisOrder {
  scenarioId?: string;
  planId?: string;
  reason: string;
}

export type RevisionCause =
  'jobs' | 'move' | 'limit' | 'outage' | 'rates' | 'share' | 'links' | 'basis' | 'time' | 'improvement';

export interface Revision {
  number: number;
  publishedAt: string;
  scenarioId: string;
  cause: RevisionCause;
  reason: string;
  seed?: number;
  movedCount: number;
}

export interface Moved {
  jobId: string;
  what: 'Moved' | 'Added' | 'Gone';
  before?: Placement;
  after?: Placement;
}

export interface Difference {
  against: number;
  revision: number;
  movedCount: number;
  addedCount: number;
  goneCount: number;
  items: Moved[];
}

export interface MoveOrder {
  poolId: string;
  startsAt: string;
  powerCapRatio?: number;
  pinned?: boolean;
  reason?: string;
}

export interface MovedPlace {
  placement: Placement;
  costMinor: number;
  energyWh: number;
  carbonG: number;
  peakW: number;
}

/** What a move does, or would do: after less before. */
export interface JobMove {
  jobId: string;
  revision: number;
  pinned: boolean;
  costMinor: number;
  currency: string;
  energyWh: number;
  carbonG: number;
  /** By how much the peak of the whole plan changes. */
  peakW: number;
  planPeakBeforeW: number;
  planPeakAfterW: number;
  /** Absent where it waited. */
  before?: MovedPlace;
  after: MovedPlace;
}

export type LimitSource = 'contract' | 'operator' | 'telemetry';

export interface PowerLimit {
  id: string;
  subjectId: string;
  source: LimitSource;
  /** Absent takes back what the source has said before for this time. */
  limitW?: number;
  from: string;
  to: string;
  reason: string;
}

export interface LimitOrder {
  siteId?: string;
  domainId?: string;
  source?: LimitSource;
  limitW?: number;
  from: string;
  to: string;
  reason: string;
}

export const ACTIONS = [
  'Capped', 'Shifted', 'Stopped', 'Restarted', 'LeftWaiting', 'Placed',
] as const;
export type Action = (typeof ACTIONS)[number];

export interface Affected {
  jobId: string;
  tenant: string;
  action: Action;
  costMinor: number;
  lateBeforeSeconds: number;
  lateAfterSeconds: number;
  placementBefore?: Placement;
  placementAfter?: Placement;
}

/** What a change does to the plan, or would do. */
export interface Replan {
  /** Absent where it was only tried. */
  id?: string;
  revision: number;
  costMinor: number;
  currency: string;
  affectedCount: number;
  affectedCountByAction: Partial<Record<Action, number>>;
  slippingCount: number;
  affected: Affected[];
}
