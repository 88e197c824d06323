import type { Explanation, SiteChoice } from '../api/livetypes';

/** Where a job is, or could be. */
export interface Choice extends SiteChoice {
  here: boolean;
}

/**
 * Its own place first, then the best one of each other site; another place at its own site only
 * where that costs less.
 */
export function choices({ placement, costMinor, sites }: Explanation): Choice[] {
  const others = sites
    .filter((site) => site.siteId !== placement?.siteId || (site.costMinor ?? Infinity) < (costMinor ?? 0))
    .map((site) => ({ ...site, here: false }));
  if (!placement) return others;
  const own = { siteId: placement.siteId, placement, reasons: [], here: true };
  return [costMinor === undefined ? own : { ...own, costMinor }, ...others];
}
