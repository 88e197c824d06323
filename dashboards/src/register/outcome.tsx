import type { RegisterPut } from '../api/sovereigntytypes';
import { ReplanView } from '../currentplan/replanview';
import { Icon } from '../shell/icons';
import { DifferenceView } from './difference';
import { isAnother } from './words';

/** What a document would do: what it says otherwise, and what becomes of the plan. */
export function Outcome({ put }: { put: RegisterPut }) {
  const { difference, plan, waits } = put;
  if (!isAnother(put)) {
    return (
      <p class="register-same" role="status" data-testid="register-same">
        <Icon name="check" /> It says what the one in force says: there is nothing to put.
      </p>
    );
  }
  return (
    <div class="register-outcome" role="status" data-testid="register-outcome">
      {waits && (
        <p class="register-waits" data-testid="register-waits">
          <Icon name="pause" /> It waives more than the one in force, so it waits until somebody else approves it.
        </p>
      )}
      {difference && (
        <section aria-label="What it says otherwise">
          <h3>What it says otherwise</h3>
          <DifferenceView difference={difference} />
        </section>
      )}
      <section aria-label="What becomes of the plan">
        <h3>What becomes of the plan</h3>
        {plan ? <ReplanView replan={plan} /> : <p>Nothing is planned yet, so no job is affected.</p>}
      </section>
    </div>
  );
}
