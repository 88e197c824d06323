import type { Traffic, TrafficQuarter } from '../api/servicetypes';
import type { Cell, Column, Dataset } from '../charts/dataset';
import { count, percent } from '../units/format';
import { dateTime } from '../units/zone';
import { forecastText, perSecond } from './words';

/** Pools that answer in some quarter, those that answer most first. */
export function poolsOf(traffic: Traffic): string[] {
  const sums = new Map<string, number>();
  for (const quarter of traffic.quarters) {
    for (const { poolId, shareRatio } of quarter.shares) {
      sums.set(poolId, (sums.get(poolId) ?? 0) + shareRatio * quarter.requestsPerSecond);
    }
  }
  return [...sums].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([pool]) => pool);
}

/** The most requests a second in any quarter. */
export function peakOf(traffic: Traffic): number {
  return Math.max(0, ...traffic.quarters.map((quarter) => quarter.requestsPerSecond));
}

/** As many as there are colours to tell them apart. */
const MOST_BANDS = 5;

export interface Band {
  /** Of a pool, or how many others it stands for. */
  name: string;
  /** Requests a second below and up to the top of this band, by quarter. */
  bottom: number[];
  top: number[];
}

/** Each pool by itself, or where they are too many those that answer most, and all others together. */
function grouped(traffic: Traffic): { name: string; pools: string[] }[] {
  const pools = poolsOf(traffic);
  const own = pools.length > MOST_BANDS ? MOST_BANDS - 1 : pools.length;
  const others = pools.slice(own);
  const groups = pools.slice(0, own).map((pool) => ({ name: pool, pools: [pool] }));
  return others.length > 0 ? [...groups, { name: `${others.length} others`, pools: others }] : groups;
}

/** What pools answer, stacked; what has no answer is what is left up to the requests. */
export function stacked(traffic: Traffic): Band[] {
  const below = traffic.quarters.map(() => 0);
  return grouped(traffic).map(({ name, pools }) => {
    const bottom = [...below];
    traffic.quarters.forEach(({ requestsPerSecond, shares }, at) => {
      const share = shares.reduce((sum, { poolId, shareRatio }) => sum + (pools.includes(poolId) ? shareRatio : 0), 0);
      below[at] = (below[at] ?? 0) + share * requestsPerSecond;
    });
    return { name, bottom, top: [...below] };
  });
}

/** A band as a path of steps, in a box whose top is `most`. */
export function bandPath({ bottom, top }: Band, width: number, height: number, most: number): string {
  const step = width / top.length;
  const y = (value: number) => (height - (value / most) * height).toFixed(1);
  const there = top.map((value, at) => `${at === 0 ? 'M' : 'L'}${(at * step).toFixed(1)} ${y(value)}H${((at + 1) * step).toFixed(1)}`);
  const back = bottom.map((value, at) => `L${((at + 1) * step).toFixed(1)} ${y(value)}H${(at * step).toFixed(1)}`).reverse();
  return `${there.join('')}${back.join('')}Z`;
}

function isPercent(value: Cell): string {
  return typeof value === 'number' ? percent(value) : '–';
}

/** A row for each quarter, with a column for each pool. */
export function trafficDataset(traffic: Traffic): Dataset {
  const pools = poolsOf(traffic);
  const columns: Column[] = [
    { id: 'from', label: 'From, UTC', show: (value) => dateTime(Date.parse(String(value)), 'UTC') },
    { id: 'requestsPerSecond', label: 'Requests', numeric: true, show: (value) => perSecond(Number(value)) },
    { id: 'forecast', label: 'Forecast', show: (value) => forecastText(String(value)) },
    ...pools.map((pool): Column => ({ id: pool, label: pool, numeric: true, show: isPercent })),
    { id: 'unservedRatio', label: 'Unserved', numeric: true, show: isPercent },
    { id: 'replicaCount', label: 'Replicas', numeric: true, show: (value) => count(Number(value)) },
    { id: 'gpuCount', label: 'GPUs', numeric: true, show: (value) => count(Number(value)) },
    { id: 'latencyMillis', label: 'Latency, ms', numeric: true },
  ];
  const cell = (quarter: TrafficQuarter | undefined, id: string): Cell => {
    if (!quarter) return undefined;
    const share = quarter.shares.find(({ poolId }) => poolId === id);
    if (pools.includes(id)) return share?.shareRatio ?? 0;
    switch (id) {
      case 'from': return quarter.from;
      case 'requestsPerSecond': return quarter.requestsPerSecond;
      case 'forecast': return quarter.forecast;
      case 'unservedRatio': return quarter.unservedRatio;
      case 'replicaCount': return quarter.replicaCount;
      case 'gpuCount': return quarter.gpuCount;
      default: return quarter.latencyMillis;
    }
  };
  return {
    name: `traffic-${traffic.serviceId}`,
    columns,
    count: traffic.quarters.length,
    cell: (row, column) => cell(traffic.quarters[row], columns[column]?.id ?? ''),
    facts: { service: traffic.serviceId, number: String(traffic.number), revision: String(traffic.revision) },
  };
}
