import type { ClauseResult, Decision } from '../api/sovereigntytypes';
import { Icon, type IconName } from '../shell/icons';
import { decisionWords, resultWords } from './words';

const icons: Readonly<Record<Decision, IconName>> = {
  Permit: 'check', PermitWithWaiver: 'condition', Deny: 'forbid',
};

/** What comes out for a profile at a place: a shape and a word, coloured on top of that. */
export function DecisionWord({ decision }: { decision: Decision }) {
  return (
    <span class={`decision-word ${decision.toLowerCase()}`} data-testid="decision" data-decision={decision}>
      <Icon name={icons[decision]} size={14} /> {decisionWords[decision]}
    </span>
  );
}

const resultIcons: Readonly<Record<ClauseResult, IconName>> = {
  Pass: 'check', Waived: 'condition', Fail: 'forbid', Unknown: 'unknown',
};

/** How a clause comes out. */
export function ResultWord({ result }: { result: ClauseResult }) {
  return (
    <span class={`decision-word result-${result.toLowerCase()}`} data-testid="result" data-result={result}>
      <Icon name={resultIcons[result]} size={14} /> {resultWords[result]}
    </span>
  );
}
