import type { Basis, LimitOrder, PowerLimit } from '../api/livetypes';

function covers(newer: PowerLimit, older: PowerLimit): boolean {
  return (
    newer.subjectId === older.subjectId && newer.source === older.source &&
    Date.parse(newer.from) <= Date.parse(older.from) && Date.parse(newer.to) >= Date.parse(older.to)
  );
}

/** Of limits, the newest first, those that count somewhere: not taken back and not replaced. */
export function inForce(limits: readonly PowerLimit[]): PowerLimit[] {
  return limits.filter(
    (limit, at) => limit.limitW !== undefined && !limits.slice(0, at).some((newer) => covers(newer, limit)),
  );
}

/** Takes a limit back for all of its time. */
export function withdrawal(limit: PowerLimit, basis: Basis, reason: string): LimitOrder {
  const isSite = basis.sites.some(({ id }) => id === limit.subjectId);
  return {
    ...(isSite ? { siteId: limit.subjectId } : { domainId: limit.subjectId }),
    source: limit.source, from: limit.from, to: limit.to, reason,
  };
}
