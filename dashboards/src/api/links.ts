import { address, request } from './http';
import type { Replan } from './livetypes';

/** Where data may go, and from where. */
export interface Way {
  fromSiteId: string;
  toSiteId: string;
}

export interface DataLink extends Way {
  megabitPerSecond: number;
  perTerabyteMinor: number;
}

/** As it is asked for: what is no number is left out, and the service says so. */
export type LinkOrder = Way & Partial<DataLink>;

export interface DataLinks {
  version: string;
  items: DataLink[];
}

/** What bringing so much over a link takes. */
export interface Transfer extends Way {
  durationMillis: number;
  costMinor: number;
  currency: string;
}

export interface Transfers {
  sizeBytes: number;
  items: Transfer[];
}

export const linkUrls = {
  all: address('/links'),
  transfers: (sizeBytes: number) => address('/links/transfers', { sizeBytes }),
};

function put(items: readonly LinkOrder[], reason: string, version: string, query: Record<string, string>): Promise<Replan> {
  return request<Replan>(address('/links', query), {
    method: 'PUT',
    body: JSON.stringify({ items, reason }),
    headers: { 'Content-Type': 'application/json', 'If-Match': `"${version}"` },
  });
}

export const linkApi = {
  all: (signal?: AbortSignal) => request<DataLinks>(linkUrls.all, signal ? { signal } : {}),
  transfers: (sizeBytes: number, signal?: AbortSignal) =>
    request<Transfers>(linkUrls.transfers(sizeBytes), signal ? { signal } : {}),
  /** Has there be these links and no others, where they are as they were seen. */
  put: (items: readonly LinkOrder[], reason: string, version: string) => put(items, reason, version, {}),
  tryPut: (items: readonly LinkOrder[], reason: string, version: string) =>
    put(items, reason, version, { validateOnly: 'true' }),
};
