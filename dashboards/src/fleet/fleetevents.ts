import { useEffect, useRef, useState } from 'preact/hooks';
import { fleetUrls } from '../api/fleet';
import type { Attention, AttentionEvent, FleetSummary, PowerEvent } from '../api/fleettypes';
import { openStream, type LiveState, type StreamState } from '../api/stream';

/** What a screen does with each kind of event. */
export interface FleetHandlers {
  snapshot?: (summary: FleetSummary) => void;
  power?: (event: PowerEvent) => void;
  attention?: (attention: Attention[]) => void;
  /** Events were missed: fetch everything again. */
  reset: () => void;
}

export interface FleetEvents {
  live: LiveState;
  /** Epoch milliseconds. */
  lastEventAt: number;
  paused: boolean;
  setPaused: (paused: boolean) => void;
}

/** The fleet's stream for as long as a screen stands, unless it is frozen or paused; going on fetches again. */
export function useFleetEvents(frozen: boolean, handlers: FleetHandlers): FleetEvents {
  const [live, setLive] = useState<StreamState>('connecting');
  const [lastEventAt, setLastEventAt] = useState(Date.now());
  const [paused, setPaused] = useState(false);
  const latest = useRef(handlers);
  latest.current = handlers;
  const open = !frozen && !paused;

  useEffect(() => {
    if (!open) return;
    return openStream(fleetUrls.events, {
      state: setLive,
      event: (name, data) => {
        setLastEventAt(Date.now());
        const { snapshot, power, attention, reset } = latest.current;
        if (name === 'snapshot') snapshot?.(data as FleetSummary);
        else if (name === 'power') power?.(data as PowerEvent);
        else if (name === 'attention') attention?.((data as AttentionEvent).attention);
        else if (name === 'reset') reset();
      },
    });
  }, [open]);

  return { live: paused ? 'paused' : live, lastEventAt, paused, setPaused };
}

const QUIET_MS = 20_000;

/** Since when nothing has come of a stream that should be live; heartbeats are not seen, only cuts are. */
export function cutSince({ live, lastEventAt }: FleetEvents, now: number): number | undefined {
  return live === 'retrying' && now - lastEventAt > QUIET_MS ? lastEventAt : undefined;
}
