import type { JobState } from '../api/livetypes';
import { Icon, type IconName } from '../shell/icons';

const icons: Readonly<Record<JobState, IconName>> = {
  Waiting: 'clock', Validated: 'check', Dispatched: 'send', Running: 'play', Done: 'done',
  Failed: 'error', Cancelled: 'stop',
};

export function JobStateBadge({ state }: { state: JobState }) {
  return (
    <span class={`badge job-${state.toLowerCase()}`} data-testid="job-state">
      <Icon name={icons[state] ?? 'clock'} size={12} /> {state}
    </span>
  );
}
