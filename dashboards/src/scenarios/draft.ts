import type { Draft, Question, Scenario } from '../api/scenarios';
import { USUAL_WEEKS } from './words';

/** A scenario as it is typed. */
export interface Typed {
  name: string;
  reserve: string;
  draws: string;
  seed: string;
  to: string;
  weeks: string;
}

/** What is edited: a new one, a copy of one, or one itself. */
export interface Edited {
  draft: Draft;
  /** The scenario that is changed; absent where another one is made. */
  changed?: Scenario;
}

/** `new`, `copy:id` or an id; undefined where there is nothing of that kind. */
export function editedOf(word: string | undefined, known: readonly Scenario[]): Edited | undefined {
  if (word === undefined) return undefined;
  if (word === 'new') return { draft: { name: '', cards: [], question: {} } };
  const copied = known.find(({ id }) => `copy:${id}` === word);
  if (copied) return { draft: { name: `Copy of ${copied.name}`.slice(0, 100), cards: copied.cards, question: copied.question } };
  const changed = known.find(({ id }) => id === word);
  return changed && { draft: changed, changed };
}

export function typedOf({ name, question }: Draft): Typed {
  return {
    name,
    reserve: String((question.reservePermille ?? 100) / 10),
    draws: String(question.drawCount ?? 1_000),
    seed: String(question.seed ?? 1),
    to: question.to ?? '',
    weeks: String(question.weekCount ?? USUAL_WEEKS),
  };
}

/** The question as typed, with what the form has no field for as it was. */
export function questionOf(typed: Typed, before: Question): Question {
  const { to: _, ...rest } = before;
  return {
    ...rest,
    reservePermille: Math.round(Number(typed.reserve) * 10),
    drawCount: Math.round(Number(typed.draws)),
    seed: Math.round(Number(typed.seed)),
    weekCount: Math.round(Number(typed.weeks)),
    ...(typed.to.trim() === '' ? {} : { to: typed.to.trim() }),
  };
}

export function problemsOf(typed: Typed): string[] {
  const numbers = [['The reserve', typed.reserve], ['The number of draws', typed.draws], ['The seed', typed.seed], ['The number of weeks', typed.weeks]] as const;
  return [
    ...(typed.name.trim() === '' ? ['The name is missing.'] : []),
    ...numbers.filter(([, text]) => text.trim() === '' || !Number.isFinite(Number(text))).map(([what]) => `${what} has to be a number.`),
    ...(typed.to.trim() === '' || /^\d{4}-\d{2}-\d{2}$/.test(typed.to.trim()) ? [] : ['The horizon has to be a day such as 2031-12-01, or empty.']),
  ];
}
