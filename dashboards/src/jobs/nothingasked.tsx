import { liveApi } from '../api/live';
import { useResource } from '../api/resource';

/** The way to a first job, which needs something to be planned on. */
export function NothingAsked() {
  const plan = useResource('plan', (signal) => liveApi.currentPlan(signal));
  if (plan.data === null) {
    return (
      <>
        <p>Nothing is planned on yet: choose a fleet first.</p>
        <a class="button primary" href="/current-plan">Choose what is planned on</a>
      </>
    );
  }
  return <a class="button primary" href="/jobs/new">Ask for a job</a>;
}
