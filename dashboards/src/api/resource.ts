import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { asRequestError, isAbort, signedOut, type RequestError } from './http';

/** What a panel knows of its data. With both `data` and `error` set, the data is stale. */
export interface Resource<T> {
  loading: boolean;
  data: T | undefined;
  error: RequestError | undefined;
  /** When the data came, in epoch milliseconds. */
  receivedAt: number | undefined;
  reload: () => void;
}

type Snapshot<T> = Omit<Resource<T>, 'reload'> & { key: string | undefined };

/**
 * Loads while `key` is set and again whenever it changes; an answer to an older key is dropped.
 * Data and error of the former key stay visible only with `keep`.
 */
export function useResource<T>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<T>,
  keep = false,
): Resource<T> {
  const [state, setState] = useState<Snapshot<T>>({
    key: undefined, loading: true, data: undefined, error: undefined, receivedAt: undefined,
  });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const gate = signedOut.value;

  useEffect(() => {
    if (key === undefined || gate) return;
    const control = new AbortController();
    setState((was) => ({
      ...was,
      key,
      loading: true,
      data: keep || was.key === key ? was.data : undefined,
      error: keep || was.key === key ? was.error : undefined,
    }));
    latest.current(control.signal).then(
      (data) => {
        if (control.signal.aborted) return;
        setState({ key, loading: false, data, error: undefined, receivedAt: Date.now() });
      },
      (failure: unknown) => {
        if (control.signal.aborted || isAbort(failure)) return;
        setState((was) => ({ ...was, loading: false, error: asRequestError(failure) }));
      },
    );
    return () => control.abort();
  }, [key, attempt, gate]);

  const reload = useCallback(() => setAttempt((n) => n + 1), []);
  const current = state.key === key || keep;
  return {
    loading: current ? state.loading : true,
    data: current ? state.data : undefined,
    error: current ? state.error : undefined,
    receivedAt: state.receivedAt,
    reload,
  };
}

/** Answers that never change, kept for the last few plans so that going back costs nothing. */
export function rememberLast<T>(capacity: number): (key: string, load: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, T>();
  return async (key, load) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = await load();
    kept.set(key, value);
    const oldest = kept.keys().next();
    if (kept.size > capacity && !oldest.done) kept.delete(oldest.value);
    return value;
  };
}

/** Loads again so long after each answer, whatever it was, while there is a reason to. */
export function useReloadWhile({ loading, reload }: Pick<Resource<unknown>, 'loading' | 'reload'>, isDue: boolean, afterMs: number): void {
  useEffect(() => {
    if (!isDue || loading) return;
    const timer = setTimeout(reload, afterMs);
    return () => clearTimeout(timer);
  }, [isDue, loading, reload, afterMs]);
}
