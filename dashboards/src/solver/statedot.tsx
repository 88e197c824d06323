import type { OperationState } from '../api/types';
import { Icon, type IconName } from '../shell/icons';
import type { LiveState } from './operationstore';

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

const stateIcons: Readonly<Record<OperationState, IconName>> = {
  Queued: 'clock', Running: 'play', Succeeded: 'check', Failed: 'error', Cancelled: 'stop',
};

export function StateBadge({ state }: { state: OperationState }) {
  return (
    <span class={`badge state-${state.toLowerCase()}`} data-testid="state">
      <Icon name={stateIcons[state] ?? 'clock'} size={12} /> {state}
    </span>
  );
}
