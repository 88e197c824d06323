import { address, request, type Query } from './http';
import type { InferenceService, Traffic } from './servicetypes';
import type { Page } from './types';

const segment = encodeURIComponent;

export const serviceUrls = {
  services: (query: Query = {}) => address('/services', query),
  service: (id: string) => address(`/services/${segment(id)}`),
  traffic: (id: string) => address(`/services/${segment(id)}/traffic`),
  events: address('/events', { topics: 'traffic' }),
};

function get<T>(url: string, signal: AbortSignal | undefined): Promise<T> {
  return request<T>(url, signal ? { signal } : {});
}

export const serviceApi = {
  services: (query: Query, signal?: AbortSignal) => get<Page<InferenceService>>(serviceUrls.services(query), signal),
  service: (id: string, signal?: AbortSignal) => get<InferenceService>(serviceUrls.service(id), signal),
  traffic: (id: string, signal?: AbortSignal) => get<Traffic>(serviceUrls.traffic(id), signal),
};
