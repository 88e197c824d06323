import type { Reason } from './types';

export interface ServiceSpec {
  tenant: string;
  residency: string;
  model: string;
  region: string;
  latencyBudgetMillis: number;
  tokensPerRequestCount: number;
  minReplicaCount: number;
  maxReplicaCount: number;
  failover: boolean;
  perThousandUnservedMinor: number;
  currency: string;
}

export type ServiceState = 'Pending' | 'Served' | 'PartlyServed' | 'Unserved';

export interface InferenceService {
  id: string;
  version: string;
  changedAt: string;
  spec: ServiceSpec;
  forecast?: { version: string; from: string; to: string; beyond: string };
  status: {
    state: ServiceState;
    requestsPerSecond: number;
    unservedRatio: number;
    replicaCount: number;
    gpuCount: number;
    replicaPerGpuCount?: number;
    siteIds: string[];
    latencyMillis?: number;
    failoverKept?: boolean;
    reasons: Reason[];
  };
}

export interface TrafficShare {
  poolId: string;
  siteId: string;
  shareRatio: number;
  replicaCount: number;
  gpuCount: number;
  replicaPerGpuCount: number;
  latencyMillis: number;
  loadRatio: number;
}

export interface TrafficQuarter {
  from: string;
  to: string;
  requestsPerSecond: number;
  forecast: string;
  unservedRatio: number;
  failoverKept: boolean;
  latencyMillis?: number;
  replicaCount: number;
  gpuCount: number;
  shares: TrafficShare[];
  reasons: Reason[];
}

export interface Traffic {
  serviceId: string;
  number: number;
  revision: number;
  plannedAt?: string;
  latencyBudgetMillis: number;
  now?: TrafficQuarter;
  quarters: TrafficQuarter[];
  reasons: Reason[];
}
