import type { Expiry } from '../api/sovereigntytypes';

/** Whether a claim no longer holds. */
export function hasRunOut({ expiresAt }: Expiry, now: number): boolean {
  return Date.parse(expiresAt) <= now;
}

/** What has run out first, then what runs out the soonest. */
export function byUrgency(expiries: readonly Expiry[], now: number): Expiry[] {
  return expiries.toSorted(
    (a, b) => Number(hasRunOut(b, now)) - Number(hasRunOut(a, now)) || Date.parse(a.expiresAt) - Date.parse(b.expiresAt),
  );
}
