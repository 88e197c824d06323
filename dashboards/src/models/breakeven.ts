import type { ComparedModel, ModelComparison, Overtaking } from '../api/models';
import { acceptedOf, LEAST_ACCEPTED, typed, type Typed } from './address';
import { shown } from './words';

/** Which quantity is moved: the large one's accepted answers, the small one's where it is asked first, or the harm of a refused answer. */
export type Varied = 'large' | 'small' | 'harm';

export function variedOf(word: string | undefined, isHarmed: boolean): Varied {
  return word === 'small' || (word === 'harm' && isHarmed) ? word : 'large';
}

/** A quantity on its scale, with the value from which another is the cheaper. */
export interface Scale {
  /** As it is typed, in its unit. */
  its: Typed;
  least: number;
  most: number;
  step: number;
  /** Where it is now, in the same unit; absent where nobody has judged it. */
  now: number | undefined;
  /** In the same unit; absent where one is the cheaper for every value. */
  at: number | undefined;
  /** What is so, in one sentence. */
  words: string;
}

/** The least of 1, 2 and 5 times a power of 10 that is no less. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = [1, 2, 5].find((each) => each * power >= value * (1 - 1e-9)) ?? 10;
  return Number((digit * power).toPrecision(1));
}

const STEPS = 1_000;

/** The accepted share; where the small one is asked first, each task counts by what the large one costs at it. */
function acceptedNow(model: ComparedModel, weightedBy?: ComparedModel): number | undefined {
  if (model.accepted === undefined || weightedBy === undefined) return model.accepted?.acceptedRatio;
  const weights = model.tasks.map(({ task, shareRatio }) => shareRatio * (weightedBy.tasks.find((its) => its.task === task)?.thousandTasksEur ?? 0));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return all === 0 ? model.accepted.acceptedRatio : model.tasks.reduce((sum, { quality }, i) => sum + (weights[i] ?? 0) * (quality?.acceptedRatio ?? 0), 0) / all;
}

interface Sides {
  /** What is said of the quantity, with its value. */
  value: (value: string) => string;
  unit: string;
  /** Who is the cheaper, and who where the overtaking is not so. */
  wins: string;
  loses: string;
}

function sentence(overtaking: Overtaking, now: number | undefined, at: number | undefined, { value, unit, wins, loses }: Sides): string {
  if (overtaking.when === 'always') return `${wins} is the cheaper at every value: ${overtaking.because ?? ''}.`;
  if (overtaking.when === 'never') return `${wins} is the cheaper at no value: ${overtaking.because ?? ''}.`;
  if (at === undefined || now === undefined) return 'Nobody has judged its answers.';
  const breakEven = `the break-even of ${shown(at)} ${unit}`;
  if (now === at) return `${value(shown(now))} is ${breakEven}: both cost the same.`;
  const isAbove = now > at;
  return `${value(shown(now))} is ${isAbove ? 'above' : 'below'} ${breakEven}: ${isAbove === (overtaking.when === 'above') ? wins : loses} is the cheaper by accepted task.`;
}

function shareScale(nickname: string, ratio: number | undefined, overtaking: Overtaking, sides: Omit<Sides, 'value' | 'unit'>): Scale {
  // Ratios are of binary digits; 12 decimal ones keep the side that the same number typed is on.
  const percent = (value: number | undefined) => (value === undefined ? undefined : Number((value * 100).toPrecision(12)));
  const now = percent(ratio);
  const at = percent(overtaking.value);
  const value = (text: string) => `${text} % of the answers of ${nickname} accepted`;
  return { its: acceptedOf(nickname), least: LEAST_ACCEPTED, most: 100, step: 0.1, now, at, words: sentence(overtaking, now, at, { ...sides, value, unit: '%' }) };
}

function harmScale(overtaking: Overtaking, now: number, large: ComparedModel, small: ComparedModel): Scale {
  const at = overtaking.value;
  const most = roundUp(at !== undefined && at > 0 ? 2 * at : Math.max(large.thousandTasksEur / STEPS, 1e-6) * 100);
  const value = (text: string) => `Harm of ${text} EUR by refused answer`;
  return { its: typed.harm, least: 0, most, step: most / STEPS, now, at, words: sentence(overtaking, now, at, { value, unit: 'EUR', wins: large.nickname, loses: small.nickname }) };
}

/** The quantity that is moved of the two that are held against each other; none where nobody can say who is the cheaper. */
export function scaleOf(its: ModelComparison, varied: Varied): Scale | undefined {
  const small = its.models.find(({ nickname }) => nickname === its.duel.small);
  const large = its.models.find(({ nickname }) => nickname === its.duel.large);
  const { breakEvens } = its.duel;
  if (!small || !large || !breakEvens) return undefined;
  const { harmEur, largeShare, smallFirstShare } = breakEvens;
  switch (varied) {
    case 'large': return shareScale(large.nickname, acceptedNow(large), largeShare, { wins: large.nickname, loses: small.nickname });
    case 'small': return shareScale(small.nickname, acceptedNow(small, large), smallFirstShare, { wins: `Asking ${small.nickname} first`, loses: `Asking ${large.nickname} at once` });
    case 'harm': return harmScale(harmEur, its.inputs.find(({ name }) => name === 'harm of a refused answer')?.value ?? 0, large, small);
  }
}

/** Where a value lies on a scale, in per cent of its length. */
export function placeOf(value: number, { least, most }: Pick<Scale, 'least' | 'most'>): number {
  return Math.min(100, Math.max(0, ((value - least) / (most - least)) * 100));
}
