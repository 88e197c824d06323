import type { Attention, FleetSummary, PowerEvent, SitePowerNow } from '../api/fleettypes';

/** A summary with what an event says of sites put over what was known of them. */
export function withPower(summary: FleetSummary, event: PowerEvent): FleetSummary {
  const changed = new Map(event.sites.map((site) => [site.siteId, site]));
  const sites = summary.sites.map((site) => ({ ...site, ...changed.get(site.siteId) }));
  return { ...summary, at: event.at, sites };
}

export function withAttention(summary: FleetSummary, attention: Attention[]): FleetSummary {
  return { ...summary, attention };
}

const urgency: Readonly<Record<string, number>> = {
  LimitPassed: 0, SlurmFailing: 1, ProofExpired: 2, SlurmDiffers: 3, MeterDisagrees: 4, SourceFailing: 5, SourceStale: 6,
  LimitNear: 7, ProofExpiring: 8, ClockOff: 9,
};

export function attentionKey({ kind, subject }: Attention): string {
  return `${kind} ${subject.kind} ${subject.id}`;
}

/** The most pressing first; of equals the one that has waited longest. */
export function byUrgency(attention: readonly Attention[]): Attention[] {
  const rank = ({ kind }: Attention) => urgency[kind] ?? Infinity;
  return [...attention].sort(
    (a, b) => rank(a) - rank(b) || a.since.localeCompare(b.since) || attentionKey(a).localeCompare(attentionKey(b)),
  );
}

/** Sites by least headroom; one whose headroom is unknown comes after those that have some. */
export function byLeastHeadroom(sites: readonly SitePowerNow[]): SitePowerNow[] {
  const rank = (headroomW: number | undefined) => headroomW ?? Infinity;
  return [...sites].sort((a, b) => {
    const [left, right] = [rank(a.headroomW), rank(b.headroomW)];
    return left === right ? a.siteId.localeCompare(b.siteId) : left - right;
  });
}
