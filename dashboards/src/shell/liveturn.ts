import { useEffect, useRef, useState } from 'preact/hooks';
import { openStream, type LiveState, type StreamState } from '../api/stream';
import { useRefresh } from './refresh';

/** Asks anew are this far apart, however fast the events come. */
const SOONEST_MS = 1_000;
/** How often to ask although the stream says nothing: what it cannot say is that time passes. */
const CALM_MS = 60_000;
/** How often to ask while there is no stream. */
const WITHOUT_MS = 5_000;

export interface LiveTurn {
  /** Another number whenever something has changed; 0 before that. */
  turn: number;
  live: LiveState;
  paused: boolean;
  setPaused: (paused: boolean) => void;
}

/** Whether somebody can see the page. */
export function useSeen(): boolean {
  const [seen, setSeen] = useState(!document.hidden);
  useEffect(() => {
    const look = () => setSeen(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return seen;
}

/**
 * Follows a stream for as long as it is wanted, seen and not paused. What the events say is for the
 * page to ask the service: so all it shows comes from one place, and a `reset` is nothing special.
 */
export function useLiveTurn(url: string | undefined): LiveTurn {
  const [turn, setTurn] = useState(0);
  const [live, setLive] = useState<StreamState>('connecting');
  const [paused, setPaused] = useState(false);
  const last = useRef(0);
  const timer = useRef<number | undefined>(undefined);
  const seen = useSeen();
  const open = url !== undefined && seen && !paused;

  function next(): void {
    timer.current = undefined;
    last.current = Date.now();
    setTurn((was) => was + 1);
  }

  useEffect(() => {
    if (!open) return;
    const close = openStream(url, {
      state: setLive,
      event: () => {
        timer.current ??= window.setTimeout(next, Math.max(0, last.current + SOONEST_MS - Date.now()));
      },
    });
    return () => {
      close();
      window.clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [open, url]);

  useRefresh(live === 'live' ? CALM_MS : WITHOUT_MS, url !== undefined && !paused, next);
  return { turn, live: paused ? 'paused' : live, paused, setPaused };
}

/** Does something at each turn after the first look; a page that nobody sees leaves it to the turn that comes when it is seen. */
export function useTurn(turn: number, then: () => void): void {
  const latest = useRef(then);
  latest.current = then;
  useEffect(() => {
    if (turn > 0 && !document.hidden) latest.current();
  }, [turn]);
}
