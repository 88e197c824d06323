import { useTimeWindow, type TimeView } from '../charts/timeview';
import type { Extent, TimeWindow } from '../charts/window';
import { useNow } from '../shell/clock';
import { param } from '../shell/router';
import { isRelative, resolveInstant } from '../units/range';

const MINUTE = 60_000;
const DAY = 86_400_000;
const TICK_MS = 15_000;
/** How far back records and how far ahead plans may be looked at. */
const BACK = 800 * DAY;
const AHEAD = 90 * DAY;

export const USUAL = { from: 'now-24h', to: 'now+48h' } as const;
/** Where no plan says what comes, the future is not drawn but for a little room. */
const NEAR_FUTURE = 'now+1h';

export interface FleetTime {
  /** The instant that counts as the present: the clock's, or a frozen link's. */
  now: number;
  /** What is asked of the service, which need not be all on screen. */
  asked: TimeWindow;
  usual: TimeWindow;
  view: TimeView;
}

function windowOf(from: string, to: string, now: number): TimeWindow {
  const anchors = { now, start: now, end: now };
  const usual = { from: now - DAY, to: now + 2 * DAY };
  const ends = {
    from: resolveInstant(from, anchors) ?? usual.from,
    to: resolveInstant(to, anchors) ?? usual.to,
  };
  return ends.from < ends.to ? ends : usual;
}

/** A time axis around the present; without a range in the URL it reaches as far as a plan does. */
export function useFleetTime(frozen: string | undefined, forecast: boolean, zone: string): FleetTime {
  const clock = useNow(TICK_MS);
  const now = frozen === undefined ? Math.floor(clock / TICK_MS) * TICK_MS : Date.parse(frozen);
  const from = param('from') ?? USUAL.from;
  const to = param('to') ?? USUAL.to;
  const shownTo = param('to') ?? (forecast ? USUAL.to : NEAR_FUTURE);
  const follows = isRelative(from) || isRelative(to);
  const day = Math.floor(now / DAY) * DAY;
  const extent: Extent = { start: day - BACK, end: day + AHEAD, slotMs: MINUTE };
  const shown = windowOf(from, shownTo, now);
  const axis = useTimeWindow(`${follows ? now : ''} ${shownTo}`, extent, () => shown);
  return {
    now,
    asked: windowOf(from, to, now),
    usual: windowOf(USUAL.from, forecast ? USUAL.to : NEAR_FUTURE, now),
    view: { extent, zone, ...axis },
  };
}
