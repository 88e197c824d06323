import type { ExpectedSpeed, VerdictOnNode } from '../api/validationtypes';

/** Nodes whose devices are of one model and did the work by one engine: they share an expectation. */
export interface Group {
  deviceModel: string;
  engine: string;
  deviceKind: string;
  unit: string;
  /** As the newest verdict had it; undefined where nothing was promised. */
  expected: ExpectedSpeed | undefined;
  profileVersion: number;
  /** With a ratio, the slowest first. */
  measured: VerdictOnNode[];
  /** Without one: results were wrong, could not be had, or nothing was promised. */
  others: VerdictOnNode[];
}

function key({ result }: VerdictOnNode): string {
  return `${result.deviceModel}\n${result.engine}`;
}

function newest(nodes: readonly VerdictOnNode[]): VerdictOnNode | undefined {
  return nodes.reduce<VerdictOnNode | undefined>(
    (latest, node) => (latest === undefined || node.result.at > latest.result.at ? node : latest), undefined,
  );
}

function groupOf(nodes: readonly VerdictOnNode[]): Group | undefined {
  const last = newest(nodes.filter(({ result }) => result.expected !== undefined)) ?? newest(nodes);
  if (!last) return undefined;
  const { deviceModel, engine, deviceKind, unit, expected, profileVersion } = last.result;
  const ratio = ({ result }: VerdictOnNode) => result.medianRatio ?? Number.NaN;
  return {
    deviceModel, engine, deviceKind, unit, expected, profileVersion,
    measured: nodes.filter(({ result }) => result.medianRatio !== undefined).sort((a, b) => ratio(a) - ratio(b)),
    others: nodes.filter(({ result }) => result.medianRatio === undefined),
  };
}

/** By model and engine, in the order of their names; wrong results have no engine of their own to be told by. */
export function groupsOf(nodes: readonly VerdictOnNode[]): Group[] {
  const byKey = new Map<string, VerdictOnNode[]>();
  for (const node of nodes) byKey.set(key(node), [...(byKey.get(key(node)) ?? []), node]);
  return [...byKey.keys()].sort().flatMap((each) => groupOf(byKey.get(each) ?? []) ?? []);
}

export function isOutlier({ result }: VerdictOnNode): boolean {
  return result.verdict === 'FAIL' || result.verdict === 'DEGRADED';
}
