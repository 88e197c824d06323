import { api } from '../api/client';
import { rememberLast, useResource, type Resource } from '../api/resource';
import type { Gantt } from '../api/types';
import { isoInstant } from '../units/range';
import { powerTable, type PowerTable } from './powertable';
import { isCurrent, keyOf, type ShownPlan } from './shownplan';
import type { TimeWindow } from '../charts/window';

/** A plan never changes once made, and the current one has another version then: what was fetched of the last ones is kept. */
const MOST_POINTS = 2000;
const SMALLEST_BLOCK = 96;
const tables = rememberLast<PowerTable>(40);
const gantts = rememberLast<Gantt>(4);

export interface PowerQuery {
  planId: string;
  /** Of the current plan. */
  version?: string | undefined;
  siteId: string | undefined;
  from?: string;
  to?: string;
}

function queryOf({ siteId, from, to }: PowerQuery) {
  return { siteId, from, to, maxPoints: MOST_POINTS };
}

function loadTable(query: PowerQuery, signal: AbortSignal): Promise<PowerTable> {
  return tables(JSON.stringify(query), async () =>
    powerTable(await api.powerSeries(query.planId, queryOf(query), signal)),
  );
}

/** Whole plans up to 2,000 slots; of longer ones the blocks that hold the window, so that panning rarely asks again. */
export function powerQuery(plan: ShownPlan, siteId: string | undefined, view: TimeWindow): PowerQuery {
  const { id: planId, version } = plan;
  if (plan.slotCount <= MOST_POINTS) return { planId, version, siteId };
  const start = Date.parse(plan.startsAt);
  let block = plan.slotMinutes * 60_000 * SMALLEST_BLOCK;
  while (block < view.to - view.from) block *= 2;
  const from = start + Math.floor((view.from - start) / block) * block;
  const to = Math.min(start + Math.ceil((view.to - start) / block) * block, Date.parse(plan.endsAt));
  return { planId, version, siteId, from: isoInstant(from), to: isoInstant(to) };
}

export function usePower(query: PowerQuery): Resource<PowerTable> {
  const keep = query.from !== undefined || query.version !== undefined;
  return useResource(JSON.stringify(query), (signal) => loadTable(query, signal), keep);
}

export interface SitePower {
  siteId: string;
  table: PowerTable;
}

export function useSitesPower(plan: ShownPlan): Resource<SitePower[]> {
  const { id: planId, version } = plan;
  return useResource(keyOf(plan), (signal) =>
    Promise.all(
      plan.sites.map(async ({ id }) => ({
        siteId: id,
        table: await loadTable({ planId, version, siteId: id }, signal),
      })),
    ), isCurrent(plan),
  );
}

export function useGantt(plan: ShownPlan, q: string): Resource<Gantt> {
  const key = `${keyOf(plan)} ${q}`;
  return useResource(key, (signal) => gantts(key, () => api.gantt(plan.id, { q }, signal)), true);
}
