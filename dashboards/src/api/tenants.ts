import { address, request } from './http';

export interface TenantBudget {
  period: 'day' | 'week' | 'month';
  from: string;
  to: string;
  energyWh?: number;
  usedEnergyWh: number;
  leftEnergyWh?: number;
  costMinor?: number;
  usedCostMinor: number;
  leftCostMinor?: number;
  currency: string;
}

/** Watts are above idle, on the facility's side. */
export interface Tenant {
  id: string;
  share?: { ceilingW?: number; priority: number; reason: string };
  guaranteedW: number;
  usedW: number;
  borrowedW: number;
  lentW: number;
  peakW: number;
  budgets: TenantBudget[];
  runningJobsCount: number;
  placedJobsCount: number;
  borrowingJobsCount: number;
  waitingJobsCount: number;
  waitingSince?: string;
  longestWaitSeconds: number;
  movedFromCount: number;
  movedForCount: number;
}

export const tenantUrls = { all: address('/tenants') };

export const tenantApi = {
  all: (signal?: AbortSignal) =>
    request<{ items: Tenant[] }>(tenantUrls.all, signal ? { signal } : {}),
};
