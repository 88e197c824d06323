import type { Way } from '../api/links';
import { count, duration } from '../units/format';

const NO_BREAK = '\u00a0';
const BYTES_PER_TERABYTE = 1e12;
const MEGABITS_PER_GIGABIT = 1_000;
const USUAL_TERABYTES = 10;

export function wayText({ fromSiteId, toSiteId }: Way): string {
  return `${fromSiteId} to ${toSiteId}`;
}

/** Gbit/s from one up, as links are sold. */
export function speedText(megabitPerSecond: number): string {
  if (megabitPerSecond < MEGABITS_PER_GIGABIT) return count(megabitPerSecond) + NO_BREAK + 'Mbit/s';
  const gigabits = megabitPerSecond / MEGABITS_PER_GIGABIT;
  return gigabits.toLocaleString('en-GB', { maximumFractionDigits: 3 }) + NO_BREAK + 'Gbit/s';
}

export function takesText(millis: number): string {
  return millis < 1_000 ? 'under a second' : duration(Math.ceil(millis / 1_000));
}

/** The example's size from the URL, in bytes; a usual one where it is no number above none. */
export function sizeOf(terabytes: string | undefined): number {
  const asked = Number(terabytes ?? '');
  const bytes = Math.round(asked * BYTES_PER_TERABYTE);
  return bytes >= 1 && bytes <= 1e18 ? bytes : USUAL_TERABYTES * BYTES_PER_TERABYTE;
}

export function sizeText(bytes: number): string {
  return (bytes / BYTES_PER_TERABYTE).toLocaleString('en-GB', { maximumFractionDigits: 3 }) + NO_BREAK + 'TB';
}

