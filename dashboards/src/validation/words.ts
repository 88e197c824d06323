import type { KernelVerdict, OrderState, VerdictWord } from '../api/validationtypes';
import type { IconName } from '../shell/icons';
import { exact } from '../units/format';

export const VERDICTS: readonly VerdictWord[] = ['FAIL', 'DEGRADED', 'INCONCLUSIVE', 'PASS', 'NotRun'];

interface Look {
  word: string;
  icon: IconName;
}

/** A verdict's word and shape; colour comes on top of them. */
export const looks: Readonly<Record<VerdictWord, Look>> = {
  PASS: { word: 'pass', icon: 'check' },
  DEGRADED: { word: 'degraded', icon: 'condition' },
  FAIL: { word: 'fail', icon: 'forbid' },
  INCONCLUSIVE: { word: 'inconclusive', icon: 'unknown' },
  NotRun: { word: 'not run', icon: 'minus' },
};

const ratioFormat = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** Measured over expected; `–` where there is nothing to hold it against. */
export function ratioText(ratio: number | undefined): string {
  return ratio === undefined ? '–' : ratioFormat.format(ratio);
}

const valueFormat = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });

export function valueText(value: number | undefined, unit: string | undefined): string {
  return value === undefined ? '–' : `${valueFormat.format(value)}\u00a0${unit ?? ''}`.trim();
}

/** A margin such as 0.05 as `5 %`. */
export function marginText(ratio: number): string {
  return `${valueFormat.format(ratio * 100)}\u00a0%`;
}

const RAISED: Readonly<Record<string, string>> = {
  '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹',
};

/** Two digits, and a power of ten where it is small: `0.02`, `1.1×10⁻⁷`. */
export function errorText(error: number): string {
  if (error === 0 || error >= 1e-3) return String(Number(error.toPrecision(2)));
  const [digits, power = ''] = error.toExponential(1).split('e');
  return `${digits}×10${[...power].map((each) => RAISED[each] ?? '').join('')}`;
}

/** `error 0.0011, 0.02 allowed`: what holding the results against the reference came to. */
export function checkText({ errorRatio, toleranceRatio }: Pick<KernelVerdict, 'errorRatio' | 'toleranceRatio'>): string {
  if (toleranceRatio === undefined) return 'not checked';
  const allowed = toleranceRatio === 0 ? 'none allowed' : `${errorText(toleranceRatio)} allowed`;
  return errorRatio === undefined ? `error is no number, ${allowed}` : `error ${errorText(errorRatio)}, ${allowed}`;
}

const reasons: Readonly<Record<string, string>> = {
  KEEPS_ITS_PROMISE: 'keeps its promise',
  BELOW_MARGIN: 'below the margin',
  BELOW_FAILURE_MARGIN: 'below the failure margin',
  UNDECIDED: 'on both sides of a margin',
  TOO_FEW_BLOCKS: 'too few blocks',
  WRONG_RESULT: 'wrong results',
  NOISY: 'the machine was not quiet',
  NOT_MEASURED: 'could not be measured',
  NOTHING_PROMISED: 'nothing is promised',
  SLOWER_THAN_PEERS: 'slower than its peers',
  DRIFTED: 'slower than it was',
};

export function reasonWord(reason: string | undefined): string {
  return reason === undefined ? '' : (reasons[reason] ?? reason);
}

/** What did the measuring, in a word that nobody takes for a GPU where there is none. */
export function deviceWord(kind: string | undefined): string {
  return kind === 'cpu' ? 'CPU' : kind === 'gpu' ? 'GPU' : (kind ?? '');
}

export function powerText(watts: number | undefined): string {
  return watts === undefined ? 'not known' : exact(watts, 'W');
}

const states: Readonly<Record<OrderState, string>> = {
  Waiting: 'waiting for the agent', Running: 'running', Refused: 'refused', Done: 'done', OutOfTime: 'out of time', Cancelled: 'taken back',
};

export function orderWord(state: OrderState): string {
  return states[state];
}

export function isOpen(state: OrderState): boolean {
  return state === 'Waiting' || state === 'Running';
}

/** How to begin an agent with a token that was just made; the token is read from a file, so that it is in no list of processes. */
export function agentCommands(token: string, origin: string): string {
  return `printf %s '${token}' > agent-token && chmod 600 agent-token\nmegawatt agent --service ${origin} --state /var/lib/megawatt-agent --token-file agent-token`;
}

export function plural(count: number, word: string): string {
  return `${count.toLocaleString('en-GB')} ${word}${count === 1 ? '' : 's'}`;
}
