import { JOB_STATES, type CurrentPlan } from '../api/livetypes';
import { Figure } from '../shell/figure';
import { count } from '../units/format';
import { dateTime, timeOfDay } from '../units/zone';

/** Counted by the service as long as they can still change. */
const OPEN_STATES = JOB_STATES.filter((state) => !['Done', 'Failed', 'Cancelled'].includes(state));

/** Which revision is lived by, and how many jobs stand where. */
export function PlanHead({ plan }: { plan: CurrentPlan }) {
  const frozen = Date.parse(plan.frozenUntilAt);
  const jobs = Object.values(plan.jobCountByState).reduce((sum, number) => sum + number, 0);
  return (
    <section class="plan-head" aria-label="The plan that is lived by">
      <dl class="figures" data-testid="figures">
        <Figure testId="revision" label="Revision" value={count(plan.revision)} note={`seen ${timeOfDay(Date.parse(plan.at), 'UTC')} UTC`} />
        <Figure
          testId="frozen" label="Frozen until" value={timeOfDay(frozen, 'UTC')}
          exact={`${dateTime(frozen, 'UTC')} UTC`} note="UTC; what starts before stays"
        />
        <Figure testId="jobs" label="Open jobs" value={count(jobs)} note={jobs === 1 ? 'job' : 'jobs'} />
        {OPEN_STATES.map((state) => (
          <Figure
            key={state} testId={state.toLowerCase()} label={state} value={count(plan.jobCountByState[state] ?? 0)}
            note={<a href={state === 'Waiting' ? '/jobs?view=queue' : `/jobs?state=${state}`}>show them</a>}
          />
        ))}
      </dl>
    </section>
  );
}
