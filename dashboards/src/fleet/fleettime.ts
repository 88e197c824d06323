import { useTimeWindow, type TimeView } from '../charts/timeview';
import type { Extent, TimeWindow } from '../charts/window';
import { useNow } from '../shell/clock';
import { param } from '../shell/router';
import { isRelative, resolveInstant } from '../units/range';
import { hasForecast, type BandTable } from './bandtable';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TICK_MS = 15_000;
/** How far back records and how far ahead plans may be looked at. */
const FARTHEST_BACK = 800 * DAY;
const FARTHEST_AHEAD = 90 * DAY;

/** How much of the time around now anything is known of. */
export interface Reach {
  /** The first instant with a reading. */
  first: number | undefined;
  /** Whether a plan says what comes. */
  forecast: boolean;
}

export function reachOf(table: BandTable, before: Reach): Reach {
  const slot = table.quality.findIndex((quality) => quality === 'measured' || quality === 'estimated');
  const seen = slot < 0 ? [] : [table.start + slot * table.stepMs];
  const first = Math.min(...seen, before.first ?? Infinity);
  return { first: Number.isFinite(first) ? first : undefined, forecast: before.forecast || hasForecast(table) };
}

/**
 * A day back and two ahead, or as much of the past as there is and twice that of the plan, so that
 * neither leaves the other no room; with a plan at least an hour of the one and six of the other.
 */
export function usualWindow(now: number, { first, forecast }: Reach): TimeWindow {
  const least = forecast ? HOUR : 10 * MINUTE;
  const back = first === undefined ? DAY : Math.min(Math.max(now - first, least), DAY);
  const ahead = forecast ? Math.max(2 * back, 6 * HOUR) : back / 24;
  const whole = (at: number, up: boolean) => (up ? Math.ceil(at / MINUTE) : Math.floor(at / MINUTE)) * MINUTE;
  return { from: whole(now - back, false), to: whole(now + ahead, true) };
}

export interface FleetTime {
  /** The instant that counts as the present: the clock's, or a frozen link's. */
  now: number;
  /** What is asked of the service. */
  asked: TimeWindow;
  /** What is shown where the URL names no range. */
  usual: TimeWindow;
  view: TimeView;
}

/** Until it is known how far anything reaches, a day back and two ahead are asked for. */
const UNKNOWN: Reach = { first: undefined, forecast: true };

/** A time axis around the present, moving with it. */
export function useFleetTime(frozen: string | undefined, reach: Reach, zone: string): FleetTime {
  const clock = useNow(TICK_MS);
  const now = frozen === undefined ? Math.floor(clock / TICK_MS) * TICK_MS : Date.parse(frozen);
  const day = Math.floor(now / DAY) * DAY;
  const extent: Extent = { start: day - FARTHEST_BACK, end: day + FARTHEST_AHEAD, slotMs: MINUTE };
  const usual = usualWindow(now, reach);
  const [from, to] = [param('from'), param('to')];
  const anchors = { now, start: now, end: now };
  const named = { from: resolveInstant(from, anchors) ?? usual.from, to: resolveInstant(to, anchors) ?? usual.to };
  const shown = named.from < named.to ? named : usual;
  const follows = isRelative(from ?? 'now') || isRelative(to ?? 'now');
  const axis = useTimeWindow(follows ? `${shown.from} ${shown.to}` : '', extent, () => shown);
  const known = reach.first !== undefined || reach.forecast;
  return { now, asked: known || from || to ? shown : usualWindow(now, UNKNOWN), usual, view: { extent, zone, ...axis } };
}
