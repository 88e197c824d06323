import type { Moved } from '../api/livetypes';
import { laterSeconds } from '../currentplan/difference';
import { placeText, utc } from '../jobs/words';
import { duration } from '../units/format';

export const CHANGE_WORDS = ['delayed', 'sooner', 'moved', 'new', 'gone'] as const;
export type ChangeWord = (typeof CHANGE_WORDS)[number];

/** What became of a job, in a word; moved is what starts when it did, elsewhere or in another way. */
export function changeWord(moved: Moved): ChangeWord {
  if (moved.what === 'Added') return 'new';
  if (moved.what === 'Gone') return 'gone';
  const later = laterSeconds(moved) ?? 0;
  return later > 0 ? 'delayed' : later < 0 ? 'sooner' : 'moved';
}

/** How many there are of each, those that are none left out. */
export function changeKinds(items: readonly Moved[]): [ChangeWord, number][] {
  return CHANGE_WORDS.map((word): [ChangeWord, number] => [word, items.filter((it) => changeWord(it) === word).length])
    .filter(([, number]) => number > 0);
}

/** From where to where, in UTC. */
export function changeText(moved: Moved): string {
  const { before, after } = moved;
  if (!after) return before ? `was at ${placeText(before)}, ${utc(before.startsAt)}` : '';
  if (!before) return `${placeText(after)}, ${utc(after.startsAt)}`;
  const later = laterSeconds(moved) ?? 0;
  const when = later === 0 ? utc(after.startsAt) : `${utc(after.startsAt)}, ${duration(Math.abs(later))} ${later > 0 ? 'later' : 'sooner'}`;
  const where = before.poolId === after.poolId ? placeText(after) : `${placeText(before)} → ${placeText(after)}`;
  return `${where}, ${when}`;
}
