import { Icon } from '../shell/icons';
import { param, setParams } from '../shell/router';
import { isoInstant } from '../units/range';
import { dateTime } from '../units/zone';

const STEP_MS = 15 * 60_000;
const BACK_STEPS = 7 * 96;

/** The instant that the map shows; undefined for the present. */
export function mapInstant(): string | undefined {
  const text = param('mapAt');
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : isoInstant(at);
}

interface Props {
  now: number;
  zone: string;
}

/** Moves the map through the last week in quarter-hours; the far right is the present. */
export function Scrubber({ now, zone }: Props) {
  const last = Math.floor(now / STEP_MS) * STEP_MS;
  const text = mapInstant();
  const step = text === undefined ? 0 : Math.max(-BACK_STEPS, Math.round((Date.parse(text) - last) / STEP_MS));
  const go = (to: number, replace: boolean) => {
    const at = to >= 0 ? undefined : isoInstant(last + Math.max(to, -BACK_STEPS) * STEP_MS);
    setParams({ mapAt: at }, replace);
  };
  const said = text === undefined ? 'now' : dateTime(Date.parse(text), zone);
  return (
    <div class="scrubber">
      <button
        type="button" class="button quiet square" title="A quarter-hour earlier" aria-label="A quarter-hour earlier"
        data-testid="map-earlier" onClick={() => go(step - 1, false)}
      >
        <Icon name="left" />
      </button>
      <input
        type="range" min={-BACK_STEPS} max={0} value={step} aria-label="Moment of the map" aria-valuetext={said}
        data-testid="map-time" onInput={(event) => go(Number(event.currentTarget.value), true)}
      />
      <button
        type="button" class="button quiet square" title="A quarter-hour later" aria-label="A quarter-hour later"
        data-testid="map-later" disabled={text === undefined} onClick={() => go(step + 1, false)}
      >
        <Icon name="right" />
      </button>
      <span class="scrubber-time" data-testid="map-at">{said}</span>
      <button
        type="button" class="button small" data-testid="map-now" disabled={text === undefined}
        onClick={() => go(0, false)}
      >
        Now
      </button>
    </div>
  );
}
