import type { Operation, Progress } from '../api/types';
import { Figure } from '../shell/figure';
import { MINUS, count, duration, exact, money, moneyExact, percent, percentWhole } from '../units/format';
import { hasEnded } from './operationstore';
import { firstPlanAt, gainOfLastMinute } from './points';

export function SolverFigures({ operation, points }: { operation: Operation; points: readonly Progress[] }) {
  const now = operation.progress ?? points[points.length - 1];
  const first = firstPlanAt(points);
  const gain = gainOfLastMinute(points);
  const fraction = now?.fractionRatio ?? 0;
  const elapsed = now?.elapsedSeconds ?? 0;
  const remaining = fraction > 0 ? Math.max(0, elapsed / fraction - elapsed) : undefined;
  const ended = hasEnded(operation);
  const priced = (minor: number | undefined, none: string) => ({
    value: minor === undefined ? none : money(minor, 'EUR'),
    exact: minor === undefined ? undefined : moneyExact(minor, 'EUR'),
  });
  return (
    <dl class="figures" aria-label="The search in numbers" data-testid="figures">
      <Figure
        testId="best" label="Best" {...priced(now?.bestCostMinor, 'no plan yet')}
        note={gain !== undefined && gain > 0 ? `${MINUS}${money(gain, 'EUR')} in the last minute` : undefined}
      />
      <Figure testId="bound" label="Bound" {...priced(now?.boundCostMinor, 'unknown')} note={now?.boundCostMinor === undefined ? undefined : 'no plan can cost less'} />
      <Figure
        testId="gap" label="Gap" value={now?.gapRatio === undefined ? 'unknown' : percent(now.gapRatio)}
        exact={now?.gapRatio === undefined ? undefined : String(now.gapRatio)}
      />
      <Figure
        testId="placed" label="Placed" value={count(now?.placedCount ?? 0)}
        note={`of ${count((now?.placedCount ?? 0) + (now?.unplacedCount ?? 0))} jobs`}
      />
      <Figure
        testId="moves" label="Moves" value={`${count(now?.movesPerSecondRatio ?? 0)}/s`}
        exact={exact(now?.movesPerSecondRatio ?? 0, 'moves a second')} note={now?.phase}
      />
      <Figure
        testId="elapsed" label={ended ? 'Time spent' : 'Time'} value={duration(elapsed)}
        note={ended || remaining === undefined ? undefined : `${duration(remaining)} left · ${percentWhole(fraction)}`}
      />
      <Figure
        testId="first" label="First full plan" value={first ? `after ${first.elapsedSeconds.toFixed(1)} s` : ended ? 'none' : 'none yet'}
      />
    </dl>
  );
}
