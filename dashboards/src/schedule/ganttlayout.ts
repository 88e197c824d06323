import { KINDS, type Gantt } from '../api/types';

/** Where every bar stands, in pixels, before any zoom in time: rows, lanes within rows, headers of sites. */

export const GROUPINGS = ['pool', 'domain', 'gpu', 'kind'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Row {
  key: string;
  siteId: string;
  label: string;
  note: string;
  top: number;
  height: number;
  /** Bars by start, as indices of the Gantt's columns. Empty for a site's header. */
  bars: Int32Array;
  jobs: number;
  header: boolean;
}

export interface Layout {
  rows: Row[];
  height: number;
  shown: number;
  /** By bar: its row, or -1 where it is filtered away. */
  rowOf: Int32Array;
  /** By bar: distance from its row's top, and height. */
  topOf: Float32Array;
  heightOf: Float32Array;
  /** By bar: the leg of the same job in the same row before it, or -1. */
  legBefore: Int32Array;
}

export interface LayoutOptions {
  group: Grouping;
  siteId: string | undefined;
  /** Pixels of the thinnest lane. */
  lane: number;
}

export const HEADER_HEIGHT = 24;
const ROW_PADDING = 4;
const LEAST_ROW = 34;
const MOST_LANES = 4096;

/** A gang's height in lanes follows its share of the pool's GPUs. */
export function lanesOf(share: number): number {
  if (share < 0.03) return 1;
  if (share < 0.1) return 2;
  if (share < 0.3) return 3;
  if (share < 0.6) return 5;
  return 7;
}

/**
 * The lowest run of `need` lanes that are all free at `start`; takes them until `end`. Bars must
 * come in order of their start.
 */
export function takeLanes(freeAt: number[], need: number, start: number, end: number): number {
  let run = 0;
  for (let lane = 0; lane < MOST_LANES; lane++) {
    run = (freeAt[lane] ?? -1) <= start ? run + 1 : 0;
    if (run < need) continue;
    const first = lane - need + 1;
    for (let taken = first; taken <= lane; taken++) freeAt[taken] = end;
    return first;
  }
  return 0;
}

interface Group {
  key: string;
  siteId: string;
  label: string;
  note: string;
  bars: number[];
}

const kindNames: readonly string[] = KINDS;

function withoutSite(id: string, siteId: string): string {
  return id.startsWith(siteId + '/') ? id.slice(siteId.length + 1) : id;
}

function describe(gantt: Gantt, poolAt: number, kind: number, group: Grouping): Omit<Group, 'bars'> {
  const pool = gantt.pools[poolAt];
  if (!pool) return { key: '?', siteId: '?', label: '?', note: '' };
  const { siteId } = pool;
  switch (group) {
    case 'pool':
      return {
        key: pool.id, siteId, label: withoutSite(pool.id, siteId),
        note: `${pool.gpuCount.toLocaleString('en-GB')} GPUs`,
      };
    case 'domain':
      return { key: pool.domainId, siteId, label: withoutSite(pool.domainId, siteId), note: 'domain' };
    case 'gpu':
      return { key: `${siteId} ${pool.gpuTypeId}`, siteId, label: pool.gpuTypeId, note: 'GPU type' };
    case 'kind': {
      const name = kindNames[kind] ?? 'other';
      return { key: `${siteId} ${name}`, siteId, label: name, note: 'kind of work' };
    }
  }
}

/** Groups by site in the order of the pools, so that rows keep their place whatever is filtered. */
function groupsOf(gantt: Gantt, { group, siteId }: LayoutOptions): Group[] {
  const groups = new Map<string, Group>();
  const add = (poolAt: number, kind: number): Group | undefined => {
    const about = describe(gantt, poolAt, kind, group);
    if (siteId !== undefined && about.siteId !== siteId) return undefined;
    let found = groups.get(about.key);
    if (!found) groups.set(about.key, (found = { ...about, bars: [] }));
    return found;
  };
  gantt.pools.forEach((_, poolAt) => {
    const kinds = group === 'kind' ? kindNames.map((_, kind) => kind) : [0];
    for (const kind of kinds) add(poolAt, kind);
  });
  for (let bar = 0; bar < gantt.count; bar++) {
    add(gantt.pool[bar] ?? 0, gantt.kind[bar] ?? 0)?.bars.push(bar);
  }
  const siteOrder = new Map<string, number>();
  for (const pool of gantt.pools) if (!siteOrder.has(pool.siteId)) siteOrder.set(pool.siteId, siteOrder.size);
  const place = (entry: Group) => siteOrder.get(entry.siteId) ?? 0;
  return [...groups.values()].sort((a, b) => place(a) - place(b));
}

/** When the last leg of each job in a row ends: its lanes are kept until then. */
function jobEnds(gantt: Gantt, bars: Int32Array): Map<string, number> {
  const ends = new Map<string, number>();
  for (const bar of bars) {
    const job = gantt.jobId[bar] ?? '';
    ends.set(job, Math.max(ends.get(job) ?? 0, gantt.end[bar] ?? 0));
  }
  return ends;
}

export function layoutGantt(gantt: Gantt, options: LayoutOptions): Layout {
  const rowOf = new Int32Array(gantt.count).fill(-1);
  const topOf = new Float32Array(gantt.count);
  const heightOf = new Float32Array(gantt.count);
  const legBefore = new Int32Array(gantt.count).fill(-1);
  const rows: Row[] = [];
  let top = 0;
  let shown = 0;
  let site: string | undefined;
  for (const group of groupsOf(gantt, options)) {
    if (group.siteId !== site) {
      site = group.siteId;
      const header = { key: site, siteId: site, label: site, note: '', top, height: HEADER_HEIGHT };
      rows.push({ ...header, bars: new Int32Array(), jobs: 0, header: true });
      top += HEADER_HEIGHT;
    }
    const bars = Int32Array.from(group.bars);
    bars.sort((a, b) => (gantt.start[a] ?? 0) - (gantt.start[b] ?? 0) || a - b);
    const freeAt: number[] = [];
    const ends = jobEnds(gantt, bars);
    const lastLeg = new Map<string, number>();
    for (const bar of bars) {
      const job = gantt.jobId[bar] ?? '';
      const before = lastLeg.get(job);
      lastLeg.set(job, bar);
      rowOf[bar] = rows.length;
      if (before !== undefined) {
        legBefore[bar] = before;
        topOf[bar] = topOf[before] ?? 0;
        heightOf[bar] = heightOf[before] ?? 0;
        continue;
      }
      const pool = gantt.pools[gantt.pool[bar] ?? 0];
      const lanes = lanesOf((gantt.gpuCount[bar] ?? 0) / Math.max(1, pool?.gpuCount ?? 1));
      const first = takeLanes(freeAt, lanes, gantt.start[bar] ?? 0, ends.get(job) ?? 0);
      topOf[bar] = ROW_PADDING + first * options.lane;
      heightOf[bar] = lanes * options.lane - 1;
    }
    const height = Math.max(LEAST_ROW, freeAt.length * options.lane + 2 * ROW_PADDING);
    const { key, siteId, label, note } = group;
    rows.push({ key, siteId, label, note, top, height, bars, jobs: lastLeg.size, header: false });
    top += height;
    shown += bars.length;
  }
  return { rows, height: top, shown, rowOf, topOf, heightOf, legBefore };
}

/** The last row that begins at or above `y`. */
export function rowAt(layout: Layout, y: number): number {
  let low = 0;
  let high = layout.rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.rows[middle]?.top ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The bar under a point given in slots and layout pixels; `slack` slots either side count as on it. */
export function barAt(gantt: Gantt, layout: Layout, slot: number, y: number, slack: number): number {
  const row = layout.rows[rowAt(layout, y)];
  if (!row || y > row.top + row.height) return -1;
  let best = -1;
  for (const bar of row.bars) {
    if ((gantt.start[bar] ?? 0) - slack > slot) break;
    if ((gantt.end[bar] ?? 0) + slack < slot) continue;
    const inside = y - row.top - (layout.topOf[bar] ?? 0);
    if (inside >= -0.5 && inside <= (layout.heightOf[bar] ?? 0) + 0.5) best = bar;
  }
  return best;
}
