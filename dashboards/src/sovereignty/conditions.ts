import type { Attestation } from '../api/sovereigntytypes';
import type { Page } from '../api/types';

type Load = (pageToken: string | undefined) => Promise<Page<Attestation>>;

const ENOUGH = 20;
const MOST_PAGES = 10;

/** Those that needed a condition, of as many pages as it takes to find some. */
export async function conditionalPage(load: Load, pageToken: string | undefined): Promise<Page<Attestation>> {
  const items: Attestation[] = [];
  let token = pageToken;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await load(token);
    items.push(...page.items.filter(({ decision }) => decision === 'PermitWithWaiver'));
    token = page.nextPageToken;
    if (token === undefined || items.length >= ENOUGH) break;
  }
  return { items, ...(token === undefined ? {} : { nextPageToken: token }) };
}

/** Those that had been made by a moment. */
export function madeBy(attestations: readonly Attestation[], at: string | undefined): Attestation[] {
  if (at === undefined) return [...attestations];
  const moment = Date.parse(at);
  return attestations.filter(({ evaluatedAt }) => Date.parse(evaluatedAt) <= moment);
}
