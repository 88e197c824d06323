import type { VerdictWord as Word } from '../api/validationtypes';
import { Icon } from '../shell/icons';
import { looks } from './words';

/** A verdict as a shape and a word, coloured on top of that. */
export function VerdictWord({ verdict }: { verdict: Word }) {
  const { word, icon } = looks[verdict];
  return (
    <span class={`verdict-word ${verdict.toLowerCase()}`} data-testid="verdict" data-verdict={verdict}>
      <Icon name={icon} size={14} /> {word}
    </span>
  );
}
