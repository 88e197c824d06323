import type { PowerState } from '../api/fleettypes';
import { Icon, type IconName } from '../shell/icons';
import { isoInstant } from '../units/range';
import { dateTime, timeOfDay } from '../units/zone';

interface Look {
  icon: IconName;
  word: string;
}

const looks: Readonly<Record<PowerState, Look>> = {
  Ok: { icon: 'check', word: 'within limit' },
  Near: { icon: 'near', word: 'near limit' },
  Over: { icon: 'warn', word: 'over' },
  Stale: { icon: 'clock', word: 'stale' },
  NoLimit: { icon: 'hatch', word: 'limit not set' },
};

/** A later service may know more states than this page does. */
function lookOf(state: string): Look {
  return looks[state as PowerState] ?? { icon: 'error', word: state };
}

export function stateWord(state: string): string {
  return lookOf(state).word;
}

const DAY_MS = 86_400_000;

/** "14:02", with the day where it is not within the last one. */
export function sinceText(since: string, now: number, zone: string): string {
  const at = Date.parse(since);
  return now - at < DAY_MS ? timeOfDay(at, zone) : dateTime(at, zone);
}

/** A figure is called an estimate where it is stale or where more of it than this has no fresh reading behind it. */
const MOSTLY_KNOWN = 0.2;

export function isEstimate({ state, estimatedRatio }: { state?: string; estimatedRatio: number }): boolean {
  return state === 'Stale' || estimatedRatio > MOSTLY_KNOWN;
}

interface Props {
  state: PowerState;
  staleSince?: string | undefined;
  now: number;
  zone: string;
}

/** Icon and word, so that no state is told by colour alone. */
export function PowerStateBadge({ state, staleSince, now, zone }: Props) {
  const { icon, word } = lookOf(state);
  const since = state === 'Stale' && staleSince;
  return (
    <span
      class={`power-state ${state.toLowerCase()}`} data-testid="power-state" data-state={state}
      title={since ? `Stale since ${isoInstant(Date.parse(since))}` : undefined}
    >
      <Icon name={icon} size={13} />
      {since ? `stale since ${sinceText(since, now, zone)}` : word}
    </span>
  );
}
