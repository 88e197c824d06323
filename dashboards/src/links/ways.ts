import type { DataLink, LinkOrder, Way } from '../api/links';
import type { RequestError } from '../api/http';

type Issues = RequestError['errors'];

/** The largest fleet whose sites are still drawn against one another. */
export const MOST_IN_MATRIX = 12;

export function isWay(one: Way, other: Way): boolean {
  return one.fromSiteId === other.fromSiteId && one.toSiteId === other.toSiteId;
}

export function linkOf<T extends Way>(links: readonly T[], way: Way): T | undefined {
  return links.find((link) => isWay(link, way));
}

/** The links with one put in the place of the one that leads the same way, or behind them. */
export function withLink(links: readonly DataLink[], link: LinkOrder): LinkOrder[] {
  return linkOf(links, link) ? links.map((it) => (isWay(it, link) ? link : it)) : [...links, link];
}

export function withoutLink(links: readonly DataLink[], way: Way): DataLink[] {
  return links.filter((link) => !isWay(link, way));
}

/** Every site that is known of, in order: those of the plan and those that links name. */
export function sitesOf(planned: readonly string[], links: readonly Way[]): string[] {
  const named = links.flatMap(({ fromSiteId, toSiteId }) => [fromSiteId, toSiteId]);
  return [...new Set([...planned, ...named])].sort((a, b) => a.localeCompare(b, 'en'));
}

/** What the service says of one link of a list, as of that one alone. */
export function ofLink(issues: Issues, at: number): Issues {
  const prefix = `/items/${at}/`;
  return issues.map((issue) =>
    issue.pointer?.startsWith(prefix) ? { ...issue, pointer: issue.pointer.slice(prefix.length - 1) } : issue,
  );
}

/** The first way that no link leads yet; any other where there is one for each. */
export function firstWay(sites: readonly string[], links: readonly Way[]): Way {
  for (const fromSiteId of sites) {
    for (const toSiteId of sites) {
      if (fromSiteId !== toSiteId && !linkOf(links, { fromSiteId, toSiteId })) return { fromSiteId, toSiteId };
    }
  }
  return { fromSiteId: sites[0] ?? '', toSiteId: sites[1] ?? '' };
}
