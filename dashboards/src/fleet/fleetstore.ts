import { useEffect, useRef, useState } from 'preact/hooks';
import { fleetApi } from '../api/fleet';
import type { FleetSummary } from '../api/fleettypes';
import { useResource, type Resource } from '../api/resource';
import { announce } from '../shell/announce';
import { useFleetEvents, type FleetEvents } from './fleetevents';
import { attentionKey, withAttention, withPower } from './summary';

export interface FleetView extends FleetEvents {
  resource: Resource<FleetSummary>;
  /** The newest known, from the stream where it is open. */
  summary: FleetSummary | undefined;
}

const REFRESH_MS = 1_000;

/** Says what has come to need somebody, as long as it is not what was there at the start. */
function say(before: FleetSummary | undefined, after: FleetSummary): void {
  if (!before) return;
  const known = new Set(before.attention.map(attentionKey));
  const fresh = after.attention.filter((item) => !known.has(attentionKey(item)));
  if (fresh.length === 1) announce(fresh[0]?.message ?? '');
  else if (fresh.length > 1) announce(`${fresh.length} new: ${fresh[0]?.message ?? ''}`);
}

/** The fleet at an instant, or as it is and goes on to be. */
export function useFleet(at: string | undefined): FleetView {
  const resource = useResource(at ?? 'now', (signal) => fleetApi.summary(at, signal));
  const [summary, setSummary] = useState<FleetSummary>();
  const newest = useRef<FleetSummary | undefined>(undefined);
  const timer = useRef<number | undefined>(undefined);
  const standsStill = useRef(false);

  function show(next: FleetSummary): void {
    say(newest.current, next);
    newest.current = next;
    setSummary(next);
  }

  useEffect(() => {
    if (resource.data) show(resource.data);
  }, [resource.data]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  /** The sums over the fleet are the service's to make; asked for at most once in a while. */
  function refreshSoon(): void {
    if (timer.current !== undefined) return;
    timer.current = window.setTimeout(() => {
      timer.current = undefined;
      fleetApi.summary(undefined).then((fresh) => standsStill.current || show(fresh), () => undefined);
    }, REFRESH_MS);
  }

  const events = useFleetEvents(at !== undefined, {
    snapshot: show,
    power: (event) => {
      if (newest.current) show(withPower(newest.current, event));
      refreshSoon();
    },
    attention: (attention) => {
      if (newest.current) show(withAttention(newest.current, attention));
    },
    reset: resource.reload,
  });
  standsStill.current = events.paused || at !== undefined;
  return { ...events, resource, summary };
}
