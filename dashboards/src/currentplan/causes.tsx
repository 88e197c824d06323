import type { RevisionCause } from '../api/livetypes';
import { Icon, type IconName } from '../shell/icons';

const causes: Readonly<Record<RevisionCause, { word: string; icon: IconName }>> = {
  jobs: { word: 'Jobs', icon: 'jobs' },
  move: { word: 'Move', icon: 'pin' },
  limit: { word: 'Limit', icon: 'meter' },
  outage: { word: 'Outage', icon: 'warn' },
  rates: { word: 'Rates', icon: 'coins' },
  share: { word: 'Share', icon: 'meter' },
  links: { word: 'Links', icon: 'link' },
  basis: { word: 'Basis', icon: 'fleet' },
  time: { word: 'Time', icon: 'clock' },
  improvement: { word: 'Improvement', icon: 'solver' },
};

export function CauseBadge({ cause }: { cause: RevisionCause }) {
  const { word, icon } = causes[cause] ?? { word: cause, icon: 'clock' };
  return <span class="badge" data-testid="cause"><Icon name={icon} size={12} /> {word}</span>;
}
