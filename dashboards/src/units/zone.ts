/** Clock time in a zone, without a time-zone library: the browser's own database does the work. */

const zoneByCountry: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna', BE: 'Europe/Brussels', BG: 'Europe/Sofia', CH: 'Europe/Zurich',
  CZ: 'Europe/Prague', DE: 'Europe/Berlin', DK: 'Europe/Copenhagen', EE: 'Europe/Tallinn',
  ES: 'Europe/Madrid', FI: 'Europe/Helsinki', FR: 'Europe/Paris', GB: 'Europe/London',
  GR: 'Europe/Athens', HR: 'Europe/Zagreb', HU: 'Europe/Budapest', IE: 'Europe/Dublin',
  IS: 'Atlantic/Reykjavik', IT: 'Europe/Rome', LT: 'Europe/Vilnius', LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga', NL: 'Europe/Amsterdam', NO: 'Europe/Oslo', PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon', RO: 'Europe/Bucharest', SE: 'Europe/Stockholm', SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
};

export type ZoneChoice = 'utc' | 'site' | 'browser';

export function zoneChoice(text: string | undefined): ZoneChoice {
  return text === 'site' || text === 'browser' ? text : 'utc';
}

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** The IANA zone behind a choice; a site whose country spans several zones stays in UTC. */
export function resolveZone(choice: ZoneChoice, country: string | undefined): string {
  if (choice === 'browser') return browserZone();
  if (choice === 'site') return (country && zoneByCountry[country]) || 'UTC';
  return 'UTC';
}

export function zoneLabel(zone: string): string {
  return zone === 'UTC' ? 'UTC' : zone.replaceAll('_', ' ');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
      hour: '2-digit', minute: '2-digit', second: '2-digit', weekday: 'short',
    });
    formats.set(zone, format);
  }
  return format;
}

export interface ClockTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: string;
}

export function clockTime(at: number, zone: string): ClockTime {
  const found: Record<string, string> = {};
  for (const part of partsFormat(zone).formatToParts(at)) found[part.type] = part.value;
  return {
    year: Number(found['year']), month: Number(found['month']), day: Number(found['day']),
    hour: Number(found['hour']), minute: Number(found['minute']), second: Number(found['second']),
    weekday: found['weekday'] ?? '',
  };
}

/** How far the zone's clock runs ahead of UTC at an instant, in milliseconds. */
export function zoneOffset(at: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const t = clockTime(at, zone);
  const local = Date.UTC(t.year, t.month - 1, t.day, t.hour, t.minute, t.second);
  return local - Math.floor(at / 1000) * 1000;
}

/** The instant at which a zone's clock shows `local` (milliseconds as if it were UTC). */
export function instantOfLocal(local: number, zone: string): number {
  const first = local - zoneOffset(local, zone);
  return local - zoneOffset(first, zone);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function two(value: number): string {
  return String(value).padStart(2, '0');
}

export function timeOfDay(at: number, zone: string): string {
  const t = clockTime(at, zone);
  return `${two(t.hour)}:${two(t.minute)}`;
}

/** The same where steps are shorter than a minute. */
export function timeOfDayExact(at: number, zone: string): string {
  return `${timeOfDay(at, zone)}:${two(clockTime(at, zone).second)}`;
}

export function dayLabel(at: number, zone: string): string {
  const t = clockTime(at, zone);
  return `${t.weekday} ${t.day} ${months[t.month - 1]}`;
}

/** "Mon 12 Jan 14:30", with the year only where it is not the obvious one. */
export function dateTime(at: number, zone: string, withYear = false): string {
  const t = clockTime(at, zone);
  const year = withYear ? ` ${t.year}` : '';
  return `${t.weekday} ${t.day} ${months[t.month - 1]}${year} ${two(t.hour)}:${two(t.minute)}`;
}

/** "Mon 12 Jan 14:30:15", where steps are shorter than a minute. */
export function dateTimeExact(at: number, zone: string): string {
  return `${dateTime(at, zone)}:${two(clockTime(at, zone).second)}`;
}

/** "Mon 12 Jan 14:30 – 16:00": the day once where both ends are within it. */
export function timeRange(from: number, to: number, zone: string): string {
  const sameDay = dayLabel(from, zone) === dayLabel(to, zone) && to - from < 86_400_000;
  return `${dateTime(from, zone)} – ${sameDay ? timeOfDay(to, zone) : dateTime(to, zone)}`;
}

/** The value of a datetime-local field. */
export function fieldValue(at: number, zone: string): string {
  const t = clockTime(at, zone);
  return `${t.year}-${two(t.month)}-${two(t.day)}T${two(t.hour)}:${two(t.minute)}`;
}

export function fromFieldValue(text: string, zone: string): number | undefined {
  const local = Date.parse(text + 'Z');
  return Number.isNaN(local) ? undefined : instantOfLocal(local, zone);
}
