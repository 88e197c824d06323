import type { LiveState } from '../api/stream';
import { Icon } from './icons';

const liveWords: Readonly<Record<LiveState, string>> = {
  connecting: 'Catching up',
  live: 'Live',
  retrying: 'Offline, trying again',
  closed: 'Ended',
  paused: 'Paused',
};

export function LiveDot({ state }: { state: LiveState }) {
  return (
    <span class={`live-dot ${state}`} data-testid="live-dot" data-state={state}>
      <i aria-hidden="true" />
      {liveWords[state]}
    </span>
  );
}

interface PauseProps {
  paused: boolean;
  set: (paused: boolean) => void;
}

export function PauseButton({ paused, set }: PauseProps) {
  const title = paused ? 'Go on with live updates' : 'Pause live updates';
  return (
    <button
      type="button" class="button quiet square" data-testid="pause" title={title}
      aria-label={title} onClick={() => set(!paused)}
    >
      <Icon name={paused ? 'play' : 'pause'} />
    </button>
  );
}
