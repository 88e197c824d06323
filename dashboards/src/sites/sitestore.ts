import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { fleetApi } from '../api/fleet';
import type { FleetSummary, HeatMap, Metric, PowerDomain, PowerEvent, SitePowerNow } from '../api/fleettypes';
import { useResource, type Resource } from '../api/resource';
import { useNow } from '../shell/clock';
import { useFleetEvents, type FleetEvents } from '../fleet/fleetevents';
import { heatCells, type HeatCell } from './heatscale';
import { treeOf, type Tree } from './tree';

export interface SiteView extends FleetEvents {
  resource: Resource<PowerDomain[]>;
  domains: readonly PowerDomain[];
  tree: Tree;
  /** The site among the fleet's, once the summary is there. */
  site: SitePowerNow | undefined;
  snapshotId: string | undefined;
  sites: readonly SitePowerNow[];
  /** The moment that all of it is of; undefined is the present. */
  at: string | undefined;
  /** Rises now and then while power changes: what has no stream of its own is fetched again. */
  beat: number;
}

const BEAT_MS = 5_000;
const TICK_MS = 15_000;
const QUARTER_MS = 900_000;
const none: readonly PowerDomain[] = [];

/** Elements with what an event says of some of them put over what was known. */
export function withChanges(domains: readonly PowerDomain[], changes: PowerEvent['domains']): PowerDomain[] {
  const changed = new Map(changes.map((domain) => [domain.id, domain]));
  return domains.map((domain) => ({ ...domain, ...changed.get(domain.id) }));
}

/** A site's power tree as it was at a moment, or as it is and goes on to be; what a plan reserves is asked for anew each quarter-hour. */
export function useSite(siteId: string, at: string | undefined): SiteView {
  const quarter = Math.floor(useNow(TICK_MS) / QUARTER_MS);
  const answer = useResource(
    JSON.stringify([siteId, at ?? quarter]), async (signal) => (await fleetApi.domains(siteId, at, signal)).items, true,
  );
  const known = useResource(at ?? 'now', (signal) => fleetApi.summary(at, signal), true);
  const [domains, setDomains] = useState<readonly PowerDomain[]>([]);
  const [summary, setSummary] = useState<FleetSummary>();
  const [beat, setBeat] = useState(0);
  const lastBeat = useRef(Date.now());

  useEffect(() => {
    if (answer.data) setDomains(answer.data);
  }, [answer.data]);
  useEffect(() => {
    if (known.data) setSummary(known.data);
  }, [known.data]);

  const events = useFleetEvents(at !== undefined, {
    snapshot: (fresh) => {
      setSummary(fresh);
      answer.reload();
    },
    power: (event) => {
      setDomains((was) => withChanges(was, event.domains));
      if (Date.now() - lastBeat.current < BEAT_MS) return;
      lastBeat.current = Date.now();
      setBeat((was) => was + 1);
    },
    reset: answer.reload,
  });
  const own = domains.every((domain) => domain.siteId === siteId);
  const shown = own ? domains : none;
  const tree = useMemo(() => treeOf(shown), [shown]);
  const sites = summary?.sites ?? [];
  return {
    ...events, domains: shown, tree, beat, sites, at,
    resource: { ...answer, data: own ? answer.data : undefined },
    site: sites.find((candidate) => candidate.siteId === siteId),
    snapshotId: summary?.snapshotId,
  };
}

export interface MapData {
  metric: Metric;
  at: string;
  cells: HeatCell[];
}

/** Racks fed by several roots come once. */
function merged(maps: readonly HeatMap[], metric: Metric): MapData {
  const byRack = new Map<string, HeatCell>();
  for (const map of maps) for (const cell of heatCells(map)) byRack.set(cell.rackId, cell);
  return { metric, at: maps[0]?.at ?? '', cells: [...byRack.values()] };
}

/** Every rack of the site by one metric. */
export function useHeatMap(view: SiteView, metric: Metric): Resource<MapData> {
  const { roots } = view.tree;
  const key = roots.length === 0 ? undefined : JSON.stringify([roots, metric, view.at ?? view.beat]);
  return useResource(key, async (signal) =>
    merged(await Promise.all(roots.map((root) => fleetApi.heatMap(root, metric, view.at, signal))), metric), true,
  );
}

/** The racks below an element; undefined while that is not known or nothing is selected. */
export function useRacksBelow(domainId: string | undefined, at: string | undefined): ReadonlySet<string> | undefined {
  const below = useResource(domainId && JSON.stringify([domainId, at]), async (signal) => {
    const map = await fleetApi.heatMap(domainId ?? '', 'load', at, signal);
    return new Set(map.racks.map((rack) => rack.rackId));
  });
  return domainId === undefined ? undefined : below.data;
}
