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
};

export const nodeApi = {
  ofRack: (id: string, signal?: AbortSignal) => request<RackNodes>(nodeUrls.ofRack(id), signal ? { signal } : {}),
};
