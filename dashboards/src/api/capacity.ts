import { address, request } from './http';

/** The years ahead as the service tells them. Power is in kilowatts. */
export interface Exhaustion {
  /** Absent is never within the horizon. */
  p50?: string;
  p90?: string;
  withinRatio: number;
}

export interface DomainOutlook {
  text: string;
  profileIds: string[];
  siteIds: string[];
  gpuType?: string;
  exhaustion: Exhaustion;
  bindsFirstRatio: number;
}

export interface OutlookPoint {
  day: string;
  demandP10Kw: number;
  demandP50Kw: number;
  demandP90Kw: number;
  contractedKw: number;
  plannedKw: number;
  energisedItKw: number;
  firmItKw: number;
  flexibleItKw: number;
  plannedItKw: number;
}

export interface Headroom {
  profileId: string;
  day: string;
  p50Kw: number;
  p90Kw: number;
}

export interface Told {
  name: string;
  from: string;
  to: string;
  drawCount: number;
  seed: number;
  reservePermille: number;
  counted: string[];
  exhaustion: Exhaustion;
  domains: DomainOutlook[];
  points: OutlookPoint[];
  headrooms: Headroom[];
  siteHeadrooms: { siteId: string; day: string; p50Kw: number; p90Kw: number }[];
}

export interface Order {
  item: string;
  orderBy: string;
  isPast: boolean;
}

export interface Wish {
  stepId: string;
  siteId: string;
  gridKw: number;
  on: string;
  earliest: string;
  orders: Order[];
}

export interface Target {
  by: string;
  targetKw: number;
  signedKw: number;
  possible: Wish[];
  impossible: Wish[];
  missingKw: number;
}

export interface CapacityStep {
  id: string;
  siteId: string;
  siteName: string;
  isGreenField: boolean;
  kind: 'energised' | 'firm' | 'flexible' | 'planned';
  on: string;
  gridKw: number;
  itKw: number;
  availabilityPermille: number;
  earliestOn: string;
  latestOn: string;
  source: string;
  isDraft: boolean;
}

export interface DraftStep {
  stepId: string;
  on?: string;
  gridKw?: number;
}

export interface OutlookQuestion {
  reservePermille?: number;
  seed?: number;
  without?: string[];
  withoutDemands?: string[];
  siteId?: string;
  drafts?: DraftStep[];
}

export interface KeptOutlook {
  id: string;
  createdAt: string;
  createdBy: string;
  planVersion: number;
  asked: OutlookQuestion;
  /** With drafts, `later` is with them and `outlook` without. */
  answer: { outlook: Told; later?: Told; target?: Target };
  steps: CapacityStep[];
}

export interface CapacityPlan {
  version: number;
  document: {
    name: string;
    sites: { id: string; name: string; country: string; profiles: string[] }[];
    steps: { id: string; site: string; on: string; gridKw: number }[];
    gpuLots: { gpuType: string }[];
    demands: { id: string; profile: string; tenant: string; workKind: string }[];
    projects: { id: string; profile: string; tenant: string; workKind: string; kw: number; start: string; probabilityPermille: number }[];
  };
}

export const capacityUrls = {
  plan: address('/capacity-plan'),
  outlooks: address('/outlooks'),
  outlook: (id: string) => address(`/outlooks/${encodeURIComponent(id)}`),
};

export const capacityApi = {
  plan: (signal?: AbortSignal) => request<CapacityPlan>(capacityUrls.plan, signal ? { signal } : {}),
  outlook: (id: string, signal?: AbortSignal) => request<KeptOutlook>(capacityUrls.outlook(id), signal ? { signal } : {}),
  ask: (question: OutlookQuestion, signal?: AbortSignal) =>
    request<KeptOutlook>(capacityUrls.outlooks, {
      method: 'POST',
      body: JSON.stringify(question),
      headers: { 'Content-Type': 'application/json' },
      ...(signal ? { signal } : {}),
    }),
};
