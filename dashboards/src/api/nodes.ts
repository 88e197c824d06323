import { address, request } from './http';

/** A job on a node; another tenant's has its GPUs alone. */
export interface JobOnNode {
  jobId?: string;
  tenant?: string;
  gpuIndexes: number[];
  /** It has them already; else it is a forecast. */
  isBound?: boolean;
  endsAt?: string;
}

/** Replicas of a service on a node; another tenant's have their GPUs alone. */
export interface ServiceOnNode {
  serviceId?: string;
  tenant?: string;
  replicaCount?: number;
  /** Several replicas may share one. */
  gpuIndexes: number[];
  isBound?: boolean;
}

/** A job that comes to a node next. */
export interface NextJob {
  jobId: string;
  tenant: string;
  gpuIndexes: number[];
  isBound: boolean;
  startsAt: string;
  endsAt: string;
}

export interface NodeOfPool {
  node: string;
  poolId: string;
  rackId: string;
  /** Absent where the node is one by itself. */
  nvlinkDomain?: string;
  gpuCount: number;
  freeGpuCount: number;
  awayGpuCount: number;
  isAway: boolean;
  jobs: JobOnNode[];
  nextJobs: NextJob[];
  services: ServiceOnNode[];
}

/** What a service has of a node. */
export interface NodeOfService {
  poolId: string;
  node: string;
  rackId?: string;
  nvlinkDomain?: string;
  replicaCount: number;
  gpuIndexes: number[];
  isBound: boolean;
}

export interface ServiceNodes {
  serviceId: string;
  at: string;
  unassignedGpuCount: number;
  items: NodeOfService[];
}

/** A node that no pool of the plan has. */
export interface OutsideNode {
  node: string;
  why: 'NoPool' | 'Contested' | 'TooLarge';
  poolIds: string[];
}

export interface RackNodes {
  rackId: string;
  at: string;
  hasPlan: boolean;
  items: NodeOfPool[];
  outside: OutsideNode[];
}

export const nodeUrls = {
  ofRack: (id: string) => address(`/racks/${encodeURIComponent(id)}/nodes`),
  ofService: (id: string) => address(`/services/${encodeURIComponent(id)}/nodes`),
};

export const nodeApi = {
  ofRack: (id: string, signal?: AbortSignal) => request<RackNodes>(nodeUrls.ofRack(id), signal ? { signal } : {}),
  ofService: (id: string, signal?: AbortSignal) =>
    request<ServiceNodes>(nodeUrls.ofService(id), signal ? { signal } : {}),
};
