import { address, request, type Query } from './http';
import type {
  FleetSummary, HeatMap, LossSimulation, Metric, PowerDomain, RackDetail, ScopedPowerSeries,
} from './fleettypes';

type Signal = AbortSignal | undefined;

function get<T>(url: string, signal: Signal): Promise<T> {
  return request<T>(url, signal ? { signal } : {});
}

const segment = encodeURIComponent;

/** Where the service has what a panel shows; also what "copy as curl" copies. */
export const fleetUrls = {
  summary: (at?: string) => address('/fleet/summary', { at }),
  powerSeries: (query: Query) => address('/power-series', query),
  domains: (siteId: string, at?: string) => address('/power-domains', { siteId, at }),
  heatMap: (domainId: string, metric: Metric, at?: string) =>
    address(`/power-domains/${segment(domainId)}/heat-map`, { metric, at }),
  loss: (domainId: string) => address(`/power-domains/${segment(domainId)}/loss-simulations`),
  rack: (id: string) => address(`/racks/${segment(id)}`),
  events: address('/events', { topics: 'fleet' }),
};

export const fleetApi = {
  summary: (at: string | undefined, signal?: AbortSignal) =>
    get<FleetSummary>(fleetUrls.summary(at), signal),
  powerSeries: (query: Query, signal?: AbortSignal) =>
    get<ScopedPowerSeries>(fleetUrls.powerSeries(query), signal),
  domains: (siteId: string, at: string | undefined, signal?: AbortSignal) =>
    get<{ items: PowerDomain[] }>(fleetUrls.domains(siteId, at), signal),
  domain: (id: string, signal?: AbortSignal) =>
    get<{ items: PowerDomain[] }>(address(`/power-domains/${segment(id)}`, { depth: 0 }), signal),
  heatMap: (domainId: string, metric: Metric, at: string | undefined, signal?: AbortSignal) =>
    get<HeatMap>(fleetUrls.heatMap(domainId, metric, at), signal),
  rack: (id: string, signal?: AbortSignal) => get<RackDetail>(fleetUrls.rack(id), signal),

  /** Asks what would happen; nothing is changed. */
  simulateLoss: (domainId: string, signal?: AbortSignal) =>
    request<LossSimulation>(fleetUrls.loss(domainId), { method: 'POST', ...(signal ? { signal } : {}) }),

  putDocument: (file: File) =>
    request<unknown>(address('/fleet/document'), {
      method: 'PUT',
      body: file,
      headers: {
        'Content-Type': /\.ya?ml$/i.test(file.name) ? 'application/yaml' : 'application/json',
      },
    }),
};
