/** The answers about where work may run: the register, what it permits, and what was attested. */

import type { Replan } from './livetypes';

export type Decision = 'Permit' | 'PermitWithWaiver' | 'Deny';
export type ClauseResult = 'Pass' | 'Waived' | 'Fail' | 'Unknown';
export type Assurance = 'self' | 'audited' | 'measured';

export interface RegisterVersion {
  /** The SHA-256 of its canonical bytes. */
  version: string;
  name: string;
  putAt: string;
  reason?: string;
}

export type EntryKind = 'register' | 'profile' | 'claim' | 'place' | 'subject';
export type EntryChange = 'Added' | 'Removed' | 'Changed';

/** A member of an entry that is another; a side is absent where it is not there. */
export interface EntryMember {
  name: string;
  before?: unknown;
  after?: unknown;
}

export interface RegisterEntry {
  kind: EntryKind;
  id: string;
  change: EntryChange;
  members: EntryMember[];
}

/** What one register says otherwise than another; of very many entries the first ones. */
export interface RegisterDifference {
  addedCount: number;
  removedCount: number;
  changedCount: number;
  items: RegisterEntry[];
}

/** What a register does, or would. */
export interface RegisterPut {
  version: string;
  name: string;
  profileCount: number;
  placeCount: number;
  /** Whether it waits for somebody else's yes. */
  waits: boolean;
  /** Absent where there was none before. */
  difference?: RegisterDifference;
  /** Absent where nothing is planned yet. */
  plan?: Replan;
}

export interface MatrixProfile {
  id: string;
  version: number;
  title: string;
  parentId?: string;
  clauseCount: number;
  waiverCount: number;
  /** Jobs that have not ended and name it, of those that are asked about. */
  jobCount: number;
}

/** Whose jobs name a profile. */
export interface MatrixTenant {
  id: string;
  jobCount: number;
}

export interface MatrixPlace {
  id: string;
  powerW: number;
  /** What is planned beyond what it has. */
  plannedW: number;
}

export interface MatrixCell {
  profileId: string;
  placeId: string;
  decision: Decision;
  /** Keys of the clauses that fail or are waived. */
  clauses: string[];
  validUntil?: string;
}

export interface ResidencyMatrix {
  at: string;
  registerVersion: string;
  registerName: string;
  ruleSet: string;
  profiles: MatrixProfile[];
  places: MatrixPlace[];
  cells: MatrixCell[];
  tenants: MatrixTenant[];
}

export interface Evidence {
  sha256: string;
  address: string;
  /** Whether the service has the document itself. */
  isKept: boolean;
}

export interface Claim {
  id: string;
  issuer: string;
  assurance: Assurance;
  evidence?: Evidence;
  from?: string;
  to?: string;
}

/** What a clause says of a place. */
export interface Finding {
  clause: string;
  title: string;
  basis: string;
  result: ClauseResult;
  subjectId?: string;
  observed: string;
  required: string;
  until?: string;
  claims: Claim[];
}

export interface PlaceDecision {
  placeId: string;
  decision: Decision;
  validUntil?: string;
  findings: Finding[];
}

export interface SmallestChange {
  placeId: string;
  changes: { clause: string; subjectId?: string; observed: string; required: string; remedy: string }[];
}

export interface AffectedJob {
  jobId: string;
  state: string;
  startsAt?: string;
  endsAt?: string;
  placeId?: string;
}

export interface ResidencyDecisions {
  profileId: string;
  profileVersion: number;
  registerVersion: string;
  at: string;
  from?: string;
  to?: string;
  decisions: PlaceDecision[];
  smallestChange?: SmallestChange;
  jobs: AffectedJob[];
  jobCount: number;
}

export interface RuleClause {
  clause: string;
  title: string;
  basis: string;
  required: string;
  inheritedFrom?: string;
}

export type WaiverState = 'Active' | 'Ended' | 'ToCome';

export interface Waiver {
  clause: string;
  placeId?: string;
  by: string;
  reason: string;
  from: string;
  to: string;
  state: WaiverState;
}

export interface ResidencyRules {
  profileId: string;
  version: number;
  title: string;
  /** From the root to the profile itself or its parent. */
  lineage: string[];
  clauses: RuleClause[];
  waivers: Waiver[];
}

export interface CapacityPlace {
  placeId: string;
  powerW: number;
  /** What it will have by then. */
  plannedW: number;
  decision: Decision;
  clauses: string[];
}

export interface DoublingStep {
  clause: string;
  subjectId?: string;
  observed: string;
  required: string;
  placeIds: string[];
}

export interface Doubling {
  targetW: number;
  reachedW: number;
  /** Whether fewer steps are known not to do. */
  isExact: boolean;
  steps: DoublingStep[];
}

export interface ResidencyCapacity {
  profileId: string;
  at: string;
  by?: string;
  permittedW: number;
  /** By then, at all places that permit it then. */
  permittedPlannedW: number;
  places: CapacityPlace[];
  doubling?: Doubling;
}

export type AttestationState = 'Valid' | 'Expiring' | 'Expired';

export interface Attestation {
  sequence: number;
  kind: 'Placement' | 'Migration' | 'Failover';
  jobId: string;
  profileId: string;
  profileVersion: number;
  placeId: string;
  startsAt: string;
  endsAt: string;
  decision: Decision;
  evaluatedAt: string;
  validUntil?: string;
  state: AttestationState;
  payloadSha256: string;
  keyFingerprint: string;
}

export interface AttestationKey {
  fingerprint: string;
  publicKeyPem: string;
  createdAt: string;
  retiredAt?: string;
  revokedAt?: string;
  reason?: string;
}

/** A claim that runs out, and what hangs on it. */
export interface Expiry {
  claimId: string;
  attribute: string;
  subjectIds: string[];
  expiresAt: string;
  placeIds: string[];
  profileIds: string[];
  jobs: { jobId: string; placeId: string; endsAt: string }[];
  jobCount: number;
}
