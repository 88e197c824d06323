/** The answers about the fleet and its telemetry. Absent is unknown, which is never zero. */

export type PowerState = 'Ok' | 'Near' | 'Over' | 'Stale' | 'NoLimit';

export interface SitePowerNow {
  siteId: string;
  name: string;
  country: string;
  itPowerW?: number;
  facilityPowerW?: number;
  /** The least of its active limits, on the grid's side; load is that less the headroom. */
  limitW?: number;
  headroomW?: number;
  state: PowerState;
  staleSince?: string;
  estimatedRatio: number;
  nodeCount: number;
  gpuCount: number;
}

export type AttentionKind =
  | 'LimitPassed' | 'MeterDisagrees' | 'SourceFailing' | 'SourceStale' | 'LimitNear' | 'ClockOff'
  | 'ProofExpired' | 'ProofExpiring' | 'SlurmFailing' | 'SlurmDiffers';

export interface AttentionSubject {
  kind: string;
  id: string;
  /** Where it is, and the rack it is or stands in. */
  siteId?: string;
  rackId?: string;
}

export interface Attention {
  kind: AttentionKind;
  subject: AttentionSubject;
  message: string;
  since: string;
  valueW?: number;
  limitW?: number;
  /** What of the subject it is about, where that is several things: the first of them, of so many. */
  members?: AttentionSubject[];
  memberCount?: number;
}

export interface FleetSummary {
  at: string;
  snapshotId: string;
  itPowerW?: number;
  facilityPowerW?: number;
  /** Of the sites that have one, the least of each. */
  limitW?: number;
  operatingLimitW?: number;
  headroomW?: number;
  pueRatio?: number;
  carbonGco2ePerKWh?: number;
  jobsWaitingForPowerCount?: number;
  oldestReadingAgeSeconds?: number;
  estimatedRatio: number;
  sites: SitePowerNow[];
  attention: Attention[];
}

export type Quality = 'measured' | 'estimated' | 'forecast' | 'missing';

export interface ScopedPowerSeries {
  from: string;
  stepSeconds: number;
  scope: 'fleet' | 'site' | 'domain';
  id?: string;
  snapshotId: string;
  series: { id: string; unit: string; values: (number | null)[]; quality: Quality[] }[];
}

export type DomainKind = 'Grid' | 'Transformer' | 'Ups' | 'Busway' | 'Pdu' | 'RackFeed';

export interface PowerDomain {
  id: string;
  siteId: string;
  kind: string;
  parentId?: string;
  partnerId?: string;
  depth: number;
  powerW?: number;
  limitW?: number;
  /** Which of its limits that is. */
  limitKind?: string;
  headroomW?: number;
  /** What it carries when its partner fails. */
  partnerFailsW?: number;
  /** What the newest plan puts on it now. */
  reservedW?: number;
  childSumW?: number;
  unmeteredW?: number;
  /** The share of its load that may have no meter of its own. */
  unmeteredRatio: number;
  meterW?: number;
  oldestReadingAgeSeconds?: number;
  estimatedRatio: number;
  state: PowerState;
  rackCount: number;
  nodeCount: number;
  /** Nodes that were never heard and are in no sum. */
  unknownNodeCount?: number;
}

export const METRICS = ['load', 'headroom', 'temperature'] as const;
export type Metric = (typeof METRICS)[number];

export interface HeatMapRack {
  rackId: string;
  hallId: string;
  row: number;
  position: number;
  value?: number;
  loadW?: number;
  /** What it could draw more before something that carries it, alone where that has a partner, is at its limit. */
  headroomW?: number;
  /** Of feeds that carry no other rack. */
  limitW?: number;
  ratedW: number;
  /** What has the least room of all that carries it. */
  bindingDomainId?: string;
  state: PowerState;
}

export interface HeatMap {
  metric: Metric;
  unit: string;
  at: string;
  racks: HeatMapRack[];
}

export interface LossSimulation {
  domainId: string;
  strandedRackIds: string[];
  strandedLoadW: number;
  shifted: {
    domainId: string;
    loadBeforeW: number;
    loadAfterW: number;
    limitW?: number;
    over: boolean;
  }[];
}

export interface RackDevice {
  uuid: string;
  powerW?: number;
  temperatureC?: number;
  utilisationRatio?: number;
  at?: string;
}

export interface RackNode {
  id: string;
  gpuModelId: string;
  powerW?: number;
  ratedW: number;
  state: string;
  devices: RackDevice[];
}

export interface RackDetail {
  id: string;
  hallId: string;
  domainIds: string[];
  powerW?: number;
  nodes: RackNode[];
}

/** The list as it is now. */
export interface AttentionEvent {
  at: string;
  attention: Attention[];
}

/** What changed since the last event. */
export interface PowerEvent {
  at: string;
  sites: Pick<SitePowerNow, 'siteId' | 'itPowerW' | 'facilityPowerW' | 'headroomW' | 'state'>[];
  domains: (Partial<PowerDomain> & { id: string })[];
}
