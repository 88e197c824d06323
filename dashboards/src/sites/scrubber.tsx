import { useSignal } from '@preact/signals';
import { fleetApi } from '../api/fleet';
import { useResource } from '../api/resource';
import { largest } from '../charts/slots';
import { stepPath } from '../charts/spark';
import { setParams } from '../shell/router';
import { isoInstant } from '../units/range';
import { timeOfDayExact, zoneLabel } from '../units/zone';

/** From one kept moment to the next, and how far back they go. */
const STEP_MS = 15_000;
const KEPT_STEPS = 480;

const WIDTH = 480;
const HEIGHT = 22;

/** The moment of a step: near its end, when it has been seen. */
export function momentOf(step: number): string {
  return isoInstant((step + 1) * STEP_MS - 1_000);
}

export function stepOf(at: number): number {
  return Math.floor(at / STEP_MS);
}

interface Props {
  siteId: string;
  /** The moment that is shown; undefined is the present. */
  at: string | undefined;
  now: number;
  zone: string;
}

/** Moves the page through the last two hours, over the site's load; its right end is the present. */
export function Scrubber({ siteId, at, now, zone }: Props) {
  const dragged = useSignal<number | undefined>(undefined);
  const last = stepOf(now);
  const query = {
    scope: 'site', id: siteId, from: isoInstant((last - KEPT_STEPS) * STEP_MS), to: isoInstant(last * STEP_MS), stepSeconds: STEP_MS / 1_000,
  };
  const course = useResource(`${siteId} ${last}`, (signal) => fleetApi.powerSeries(query, signal), true);
  const load = course.data?.series[0];
  const known = load?.quality.findIndex((quality) => quality === 'measured' || quality === 'estimated') ?? -1;
  const first = known < 0 ? last : stepOf(Date.parse(course.data?.from ?? '')) + known;
  const shown = dragged.value ?? (at === undefined ? last : stepOf(Date.parse(at)));
  const values = Float64Array.from(load?.values.slice(Math.max(0, known)) ?? [], (value) => value ?? Number.NaN);
  const box = { width: WIDTH, height: HEIGHT, most: Math.max(1, largest(values)) * 1.05 };
  const words = shown >= last ? 'now' : `${timeOfDayExact((shown + 1) * STEP_MS - 1_000, zone)} ${zoneLabel(zone)}`;

  function choose(step: number): void {
    dragged.value = undefined;
    setParams({ at: step >= last ? undefined : momentOf(step) }, true);
  }

  return (
    <div class="scrubber" data-testid="scrubber">
      <label class="scrubber-track">
        <span class="scrubber-label">Seen</span>
        <span class="scrubber-slot">
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            <path class="spark-load" d={stepPath(values, 0, values.length, box, true)} />
          </svg>
          <input
            type="range" min={first} max={last} step={1} value={shown} disabled={first >= last} data-testid="scrub"
            aria-label="Moment of the last two hours" aria-valuetext={words}
            onInput={(event) => (dragged.value = Number(event.currentTarget.value))}
            onChange={(event) => choose(Number(event.currentTarget.value))}
          />
        </span>
      </label>
      <output class="scrubber-time" data-testid="scrub-time">{words}</output>
    </div>
  );
}
