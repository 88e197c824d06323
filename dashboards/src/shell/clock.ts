import { useEffect, useState } from 'preact/hooks';
import { planNow, planSpeed } from '../api/plantime';

const SOONEST_MS = 1_000;

/** The present in epoch milliseconds, renewed so often. */
export function useNow(everyMs: number): number {
  return useTime(Date.now, everyMs);
}

/** The present of the current plan in epoch milliseconds, renewed so often. */
export function usePlanNow(everyMs: number): number {
  return useTime(planNow, Math.max(SOONEST_MS, everyMs / planSpeed()));
}

function useTime(time: () => number, everyMs: number): number {
  const [now, setNow] = useState(time);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(time()), everyMs);
    return () => window.clearInterval(timer);
  }, [time, everyMs]);
  return now;
}
