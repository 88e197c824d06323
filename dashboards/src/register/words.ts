import type { EntryChange, EntryKind, EntryMember, RegisterDifference, RegisterEntry, RegisterPut } from '../api/sovereigntytypes';
import type { IconName } from '../shell/icons';

export const changes: Readonly<Record<EntryChange, { word: string; icon: IconName }>> = {
  Added: { word: 'added', icon: 'plus' },
  Removed: { word: 'removed', icon: 'minus' },
  Changed: { word: 'changed', icon: 'change' },
};

const kinds: Readonly<Record<EntryKind, { one: string; many: string }>> = {
  register: { one: 'the register itself', many: 'the register itself' },
  profile: { one: 'profile', many: 'profiles' },
  claim: { one: 'claim', many: 'claims' },
  place: { one: 'place', many: 'places' },
  subject: { one: 'subject', many: 'subjects' },
};

export function kindWord(kind: EntryKind): string {
  return kinds[kind].one;
}

/** "2 profiles added", for each kind and what has become of it, in the order of the entries. */
export function countWords(entries: readonly RegisterEntry[]): { change: EntryChange; text: string }[] {
  const counts = new Map<string, { kind: EntryKind; change: EntryChange; count: number }>();
  for (const { kind, change } of entries) {
    const key = `${kind} ${change}`;
    const known = counts.get(key) ?? { kind, change, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].map(({ kind, change, count }) => {
    const { one, many } = kinds[kind];
    const what = kind === 'register' ? one : `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
    return { change, text: `${what} ${changes[change].word}` };
  });
}

export function entryCount({ addedCount, removedCount, changedCount }: RegisterDifference): number {
  return addedCount + removedCount + changedCount;
}

/** Whether a document says anything that the one in force does not. */
export function isAnother({ difference }: RegisterPut): boolean {
  return difference === undefined || entryCount(difference) > 0;
}

const LONGEST = 140;

/** A value as the document has it, cut where it is long. */
export function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value));
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** Of an entry that is new or gone, what tells people which one it is. */
const TELLING = ['title', 'attribute', 'of', 'value', 'to', 'kind', 'subjects', 'version'];

export function tellingMembers({ change, members }: RegisterEntry): EntryMember[] {
  if (change === 'Changed') return members;
  return TELLING.flatMap((name) => members.filter((member) => member.name === name)).slice(0, 4);
}

/** How much a file is, for people. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What somebody has pasted, as a file: JSON where it begins as JSON does, else YAML. */
export function pastedFile(text: string): File {
  return /^\s*[{[]/.test(text)
    ? new File([text], 'pasted.json', { type: 'application/json' })
    : new File([text], 'pasted.yaml', { type: 'application/yaml' });
}
