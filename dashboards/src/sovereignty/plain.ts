import { withGroups } from './countries';
import { moment } from './words';

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;

/** What the service says, with instants and groups of countries as people write them. */
export function plain(text: string): string {
  return withGroups(text).replaceAll(INSTANT, (instant) => `${moment(instant)} UTC`);
}
