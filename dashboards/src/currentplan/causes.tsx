import type { RevisionCause } from '../api/livetypes';
import { Icon, type IconName } from '../shell/icons';
import { nodeHref } from '../validation/address';

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

/** A node that is set apart or released leads to what was measured on it. */
export function CauseReason({ cause, reason }: { cause: RevisionCause; reason: string }) {
  const node = cause === 'outage' ? /^(\S+) is (?:set apart|released): /.exec(reason)?.[1] : undefined;
  return node === undefined ? <>{reason}</> : <><a href={nodeHref(node)}>{node}</a>{reason.slice(node.length)}</>;
}
