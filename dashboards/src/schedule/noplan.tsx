import { useEffect } from 'preact/hooks';
import { newestPlan, running } from '../shell/running';
import { Empty } from '../shell/states';
import { percentWhole } from '../units/format';

/** Before there is any plan: the run that makes the first one, or the way to start it. */
export function NoPlan({ appeared }: { appeared: () => void }) {
  const made = newestPlan.value !== undefined;
  useEffect(() => {
    if (made) appeared();
  }, [made]);
  const operation = running.value;
  if (!operation) {
    return (
      <Empty title="No plan has been made yet">
        <a class="button primary" href="/plans">Start the first plan</a>
      </Empty>
    );
  }
  const fraction = operation.progress?.fractionRatio;
  return (
    <Empty title="The first plan is being made">
      <p>
        {fraction === undefined ? 'It has just begun.' : `${percentWhole(fraction)} of its time is spent.`}{' '}
        It opens here when it is ready.
      </p>
      <a class="button primary" href={`/operations/${operation.id}`}>Watch the solver</a>
    </Empty>
  );
}
