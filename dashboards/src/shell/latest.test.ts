import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Latest, type Asked } from './latest';

const REST_MS = 400;

interface Question {
  input: string;
  signal: AbortSignal;
  answer: (text: string) => void;
  refuse: (failure: Error) => void;
}

function asking() {
  const questions: Question[] = [];
  let state: Asked<string> = { pending: false, data: undefined, failure: undefined };
  const latest = new Latest<string, string>(
    REST_MS,
    (input, signal) =>
      new Promise((answer, refuse) => questions.push({ input, signal, answer, refuse })),
    (next) => (state = next(state)),
  );
  return { latest, questions, state: () => state };
}

async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

describe('the newest question', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked once, when typing has rested', async () => {
    const { latest, questions } = asking();
    for (const text of ['6', '64']) {
      latest.want(text);
      await vi.advanceTimersByTimeAsync(REST_MS - 1);
    }
    expect(questions).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(questions.map(({ input }) => input)).toEqual(['64']);
  });

  it('takes the former back, whose late answer is never shown', async () => {
    const { latest, questions, state } = asking();
    latest.want('old');
    await vi.advanceTimersByTimeAsync(REST_MS);
    latest.want('new');
    expect(questions[0]?.signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(REST_MS);
    questions[1]?.answer('to the new');
    await settled();
    questions[0]?.answer('to the old');
    await settled();
    expect(state()).toEqual({ pending: false, data: 'to the new', failure: undefined });
  });

  it('keeps the last answer, marked as pending, until its own comes', async () => {
    const { latest, questions, state } = asking();
    latest.want('one');
    await vi.advanceTimersByTimeAsync(REST_MS);
    questions[0]?.answer('first');
    await settled();
    latest.want('two');
    expect(state()).toMatchObject({ pending: true, data: 'first' });
  });

  it('shows its refusal in place of an older answer', async () => {
    const { latest, questions, state } = asking();
    latest.want('one');
    await vi.advanceTimersByTimeAsync(REST_MS);
    const refusal = new Error('no');
    questions[0]?.refuse(refusal);
    await settled();
    expect(state()).toEqual({ pending: false, data: undefined, failure: refusal });
  });
});
