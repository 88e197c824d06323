/** What belongs together by NVLink; without a name, nodes that are domains by themselves. */
export interface NvlinkGroup<T> {
  domain?: string;
  members: T[];
}

/** Nodes by their NVLink domain, each where the first of it stands; those by themselves come last. */
export function byDomain<T>(nodes: readonly T[], domainOf: (node: T) => string | undefined): NvlinkGroup<T>[] {
  const groups = new Map<string, NvlinkGroup<T>>();
  const alone: T[] = [];
  for (const node of nodes) {
    const domain = domainOf(node);
    if (domain === undefined) {
      alone.push(node);
      continue;
    }
    const group = groups.get(domain) ?? { domain, members: [] };
    group.members.push(node);
    groups.set(domain, group);
  }
  return [...groups.values(), ...(alone.length > 0 ? [{ members: alone }] : [])];
}
