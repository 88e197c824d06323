import type { ClauseResult, Decision } from '../api/sovereigntytypes';
import { clockTime, dateTime, timeOfDay } from '../units/zone';

export const decisionWords: Readonly<Record<Decision, string>> = {
  Permit: 'allowed', PermitWithWaiver: 'conditional', Deny: 'forbidden',
};

export const resultWords: Readonly<Record<ClauseResult, string>> = {
  Pass: 'met', Waived: 'waived', Fail: 'not met', Unknown: 'not known',
};

const phrases: Readonly<Record<string, string>> = {
  'data.rest': 'data at rest', 'data.processing': 'data in processing', 'data.backup': 'data in backup',
  'data.metadata': 'metadata', 'data.telemetry': 'telemetry',
  'operator.cada': 'Union assurance level', 'operator.laws': 'laws that the operator is under',
  'operator.seat': 'seat of the operator', 'operator.owners': 'owners of the operator',
  'host.laws': 'laws that the host is under', 'host.seat': 'seat of the host', 'host.owners': 'owners of the host',
  'keys.custody': 'custody of keys', 'keys.custodians': 'holders of keys',
  'keys.providerCanDecrypt': 'who can decrypt', 'staff.remoteAccess': 'remote access',
  'staff.citizenships': 'citizenship of staff', 'staff.clearance': 'clearance of staff',
  'subProcessor.seats': 'seats of sub-processors', 'subProcessor.names': 'sub-processors',
  'site.airGapped': 'air gap', 'site.isolation': 'isolation', seal: 'SEAL',
};

/** What is known of a subject, as people call it: "certificate HDS", "data at rest". */
export function attributeWords(name: string): string {
  const known = phrases[name];
  if (known) return known;
  const [of = '', ...rest] = name.split('.');
  const what = rest.join('.');
  if (of === 'certificate') return `certificate ${what}`;
  if (of === 'seal') return `SEAL ${what}`;
  const spaced = what.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${of} ${spaced}`.trim();
}

export function plural(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

/** What is said of an instant that is further away than dates go. */
const BEYOND = 'for ever';

/** Rules that count are dated to the minute, and over years. */
export function moment(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? BEYOND : dateTime(at, 'UTC', true);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "12 Jan 2027", where a cell has no room for more. */
export function day(text: string): string {
  const at = Date.parse(text);
  if (Number.isNaN(at)) return BEYOND;
  const { day: number, month, year } = clockTime(at, 'UTC');
  return `${number} ${months[month - 1]} ${year}`;
}

/** "12 Jan 2027 08:30", for columns. */
export function stamp(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? BEYOND : `${day(text)} ${timeOfDay(at, 'UTC')}`;
}

const DAY_MS = 86_400_000;

/** "in 12 days", "3 days ago", "within a day". */
export function fromNow(at: number, now: number): string {
  const days = Math.floor(Math.abs(at - now) / DAY_MS);
  if (days === 0) return at < now ? 'less than a day ago' : 'within a day';
  return at < now ? `${plural(days, 'day')} ago` : `in ${plural(days, 'day')}`;
}

/** A digest where it is named in passing. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 12);
}

/** The first key and how many more there are. */
export function shortKeys(keys: readonly string[]): string {
  const [first, ...rest] = keys;
  if (first === undefined) return '';
  return rest.length === 0 ? first : `${first} +${rest.length}`;
}
