import type { OperationState } from '../api/types';
import { Icon, type IconName } from '../shell/icons';

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
