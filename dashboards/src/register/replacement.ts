import { signal, type Signal } from '@preact/signals';
import { isHeld, type Approval } from '../api/accesstypes';
import { asRequestError, type RequestError } from '../api/http';
import { sovereigntyApi } from '../api/sovereignty';
import type { RegisterPut, RegisterVersion } from '../api/sovereigntytypes';
import { isAnother } from './words';

const STALE = 412;

/** A register that is to take the place of the one in force, from being chosen to being put. */
export interface Replacement {
  document: Signal<File | undefined>;
  /** The one in force that it was checked against. */
  base: Signal<RegisterVersion | undefined>;
  tried: Signal<RegisterPut | undefined>;
  error: Signal<RequestError | undefined>;
  /** Which one is in force by now, where that is another than the one looked at. */
  stale: Signal<RegisterVersion | undefined>;
  held: Signal<Approval | undefined>;
  busy: Signal<'' | 'checking' | 'putting'>;
  begin: (document: File | undefined) => Promise<void>;
  check: (document: File) => Promise<void>;
  checkAgain: () => Promise<void>;
  forget: () => void;
  /** Whether it may be put as it is. */
  isReady: () => boolean;
  /** Puts it; what is in force then, or nothing where it is not. */
  put: (reason: string) => Promise<RegisterPut | undefined>;
}

async function inForce(): Promise<RegisterVersion | undefined> {
  return (await sovereigntyApi.registers({ pageSize: 1 })).items[0];
}

export function newReplacement(): Replacement {
  const document = signal<File | undefined>(undefined);
  const base = signal<RegisterVersion | undefined>(undefined);
  const tried = signal<RegisterPut | undefined>(undefined);
  const error = signal<RequestError | undefined>(undefined);
  const stale = signal<RegisterVersion | undefined>(undefined);
  const held = signal<Approval | undefined>(undefined);
  const busy = signal<'' | 'checking' | 'putting'>('');

  function forget(): void {
    tried.value = error.value = stale.value = held.value = undefined;
  }

  /** Runs one request at a time; a stale one says what is in force by now. */
  async function asking<T>(what: 'checking' | 'putting', ask: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = what;
    error.value = undefined;
    try {
      return await ask();
    } catch (failure) {
      const problem = asRequestError(failure);
      const now = problem.status === STALE ? await inForce().catch(() => undefined) : undefined;
      if (now) stale.value = now;
      else error.value = problem;
      return undefined;
    } finally {
      busy.value = '';
    }
  }

  async function check(chosen: File): Promise<void> {
    forget();
    document.value = chosen;
    tried.value = await asking('checking', async () => {
      base.value ??= await inForce();
      return sovereigntyApi.tryRegister(chosen, base.value?.version ?? '');
    });
  }

  return {
    document, base, tried, error, stale, held, busy, check, forget,
    begin: async (prefilled) => {
      forget();
      base.value = undefined;
      document.value = prefilled;
      if (prefilled) {
        await check(prefilled);
        return;
      }
      try {
        const now = await inForce();
        base.value ??= now;
      } catch (failure) {
        error.value = asRequestError(failure);
      }
    },
    checkAgain: async () => {
      base.value = stale.value;
      if (document.value) await check(document.value);
    },
    isReady: () => !busy.value && !stale.value && tried.value !== undefined && isAnother(tried.value),
    put: async (reason) => {
      const chosen = document.value;
      const answer = chosen && (await asking('putting', () => sovereigntyApi.putRegister(chosen, reason, base.value?.version)));
      if (!answer) return undefined;
      if (!isHeld(answer)) {
        document.value = undefined;
        return answer;
      }
      held.value = answer;
      return undefined;
    },
  };
}
