/** As docs/rest.md has them: who measures nodes, what was measured, and what is said of it. */

export type Verdict = 'PASS' | 'DEGRADED' | 'FAIL' | 'INCONCLUSIVE';

/** A verdict, or that there is none: what was not looked at is never a pass. */
export type VerdictWord = Verdict | 'NotRun';

export interface VerdictCell {
  kernel: string;
  verdict: VerdictWord;
  deviceKind?: string;
  needed?: boolean;
  reason?: string;
  value?: number;
  unit?: string;
  /** Measured over promised: above 1 is faster, also where less is better. */
  medianRatio?: number;
  lowRatio?: number;
  highRatio?: number;
  ageSeconds?: number;
  runId?: string;
}

export interface VerdictRow {
  nodeId: string;
  siteId: string;
  deviceModels: string[];
  verdict: VerdictWord;
  cells: VerdictCell[];
}

export interface VerdictGrid {
  at: string;
  kernels: string[];
  deviceModels: string[];
  siteIds: string[];
  nodeCountByVerdict: Partial<Record<VerdictWord, number>>;
  items: VerdictRow[];
  nextPageToken?: string;
}

/** What a verdict was held against, as the profile had it then. */
export interface ExpectedSpeed {
  value: number;
  marginRatio: number;
  failureMarginRatio: number;
  source: string;
}

export interface KernelVerdict {
  deviceKind: string;
  deviceId: string;
  deviceModel: string;
  driver: string;
  kernel: string;
  engine: string;
  verdict: Verdict;
  reason: string;
  detail: string;
  needed: boolean;
  value?: number;
  unit: string;
  blockCount: number;
  medianRatio?: number;
  lowRatio?: number;
  highRatio?: number;
  expected?: ExpectedSpeed;
  /** Of the results, relative to the largest number of the CPU's reference. */
  errorRatio?: number;
  toleranceRatio?: number;
  powerW?: number;
  powerSource?: string;
  profileVersion: number;
  at: string;
  ageSeconds: number;
  runId: string;
  runHref: string;
  samplesHref: string;
}

export interface NodeVerdicts {
  nodeId: string;
  verdict: VerdictWord;
  at: string;
  items: KernelVerdict[];
}

export interface VerdictOnNode {
  nodeId: string;
  siteId: string;
  result: KernelVerdict;
}

export type OrderState = 'Waiting' | 'Running' | 'Refused' | 'Done' | 'OutOfTime' | 'Cancelled';

export interface RunStep {
  kernel: string;
  number: number;
  kernelCount: number;
  doneBlockCount: number;
  blockCount: number;
}

export interface ValidationRunSummary {
  id: string;
  extent: 'quick' | 'full';
  reason: string;
  createdBy: string;
  createdAt: string;
  startAt: string;
  endBy: string;
  cancelledAt?: string;
  nodeCountByState: Partial<Record<OrderState, number>>;
}

export interface RunNode {
  nodeId: string;
  state: OrderState;
  orderId: string;
  part: number;
  agentId?: string;
  step?: RunStep;
  resultCount: number;
  detail?: string;
  verdict?: Verdict;
  kernelCountByVerdict: Partial<Record<Verdict, number>>;
}

export interface ValidationRun extends ValidationRunSummary {
  kernels: string[];
  soakSeconds: number;
  nodes: RunNode[];
}

export interface RunOrder {
  nodeIds: string[];
  extent: 'quick' | 'full';
  kernels?: string[];
  reason: string;
}

export interface Quarantine {
  id: string;
  nodeId: string;
  state: 'Quarantined' | 'Released';
  reason: string;
  runId?: string;
  setBy: string;
  setAt: string;
  passedAt?: string;
  releasedAt?: string;
  releasedBy?: string;
  releaseReason?: string;
}

export interface AgentDevice {
  kind: string;
  model: string;
  id: string;
  facts: Record<string, string>;
}

export interface Agent {
  id: string;
  nodeId: string;
  enrolledAt: string;
  lastSeenAt: string;
  order?: { orderId: string; runId: string; state: string; step?: RunStep };
  facts: Record<string, string>;
  devices: AgentDevice[];
}

export interface Enrolment {
  id: string;
  nodeId: string;
  state: 'Open' | 'Used' | 'Expired';
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  usedAt?: string;
  agentId?: string;
}

/** The token is shown this once. */
export interface FreshEnrolment {
  token: string;
  id: string;
  nodeId: string;
  expiresAt: string;
}

export interface KernelPromise {
  name: string;
  engine: string;
  value: number;
  unit: string;
  marginRatio: number;
  failureMarginRatio: number;
  needed: boolean;
}

export interface DeviceProfile {
  deviceModel: string;
  version: number;
  changedAt: string;
  changedBy: string;
  reason: string;
  source: string;
  kernels: KernelPromise[];
}

export interface DriverLevel {
  deviceModel: string;
  driver: string;
  nodeCount: number;
}

/** Shares of the other level's median speed. */
export interface Spread {
  nodeCount: number;
  /** The median, in the kernel's unit. */
  value: number;
  leastRatio: number;
  lowerQuartileRatio: number;
  medianRatio: number;
  upperQuartileRatio: number;
  mostRatio: number;
}

export interface KernelComparison {
  kernel: string;
  engine: string;
  unit: string;
  spread: Spread;
  againstSpread: Spread;
  speedRatio?: number;
  lowRatio?: number;
  highRatio?: number;
  verdict: 'Faster' | 'Slower' | 'NoDifference' | 'TooFew';
}

export interface DriverComparison {
  deviceModel: string;
  driver: string;
  against: string;
  items: KernelComparison[];
}

/** Something that the plan does without. */
export interface Outage {
  id: string;
  poolId: string;
  nodeId?: string;
  gpuCount: number;
  from: string;
  to?: string;
  reason: string;
}

/** What takes a proof away. */
export const PROOF_ENDS = ['newNode', 'driverChanged', 'firmwareChanged', 'incident', 'quarantineReleased'] as const;
export type ProofEnd = (typeof PROOF_ENDS)[number];

/** Which nodes have to be proved before anything is placed on them, as it is said. */
export interface PolicyOrder extends Partial<Record<ProofEnd, boolean>> {
  poolIds: string[];
  siteIds: string[];
  deviceModels: string[];
  maxAgeSeconds?: number;
  extent: 'quick' | 'full';
  atOnceCount?: number;
  reason: string;
}

export interface ValidationPolicy extends Omit<PolicyOrder, ProofEnd>, Record<ProofEnd, boolean> {
  version: number;
  changedAt: string;
  changedBy: string;
  maxAgeSeconds: number;
}

/** Whether a node that has to be proved is. */
export interface NodeProof {
  nodeId: string;
  poolId: string;
  state: 'Proved' | 'Awaiting';
  provedBy?: string;
  provedAt?: string;
  until?: string;
  detail?: string;
  /** The run that is to prove it. */
  runId?: string;
  expectedFrom?: string;
  expectedAt?: string;
}
