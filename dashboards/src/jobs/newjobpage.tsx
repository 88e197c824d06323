import { liveApi } from '../api/live';
import type { Basis } from '../api/livetypes';
import { useResource } from '../api/resource';
import { Empty, ErrorState, Skeleton } from '../shell/states';
import { TopBar } from '../shell/topbar';
import { NewJob } from './newjob';

export function NewJobPage() {
  const basis = useResource<Basis | null>('basis', (signal) => liveApi.basis(signal));
  return (
    <>
      <TopBar title="New job" />
      {basis.data ? (
        <NewJob basis={basis.data} />
      ) : (
        <main class="page" data-testid="new-job-page">
          {basis.error ? (
            <ErrorState error={basis.error} retry={basis.reload} />
          ) : basis.data === null ? (
            <Empty title="Nothing is planned on yet">
              <p>A job needs a fleet to run on.</p>
              <a class="button primary" href="/current-plan">Choose what is planned on</a>
            </Empty>
          ) : (
            <Skeleton label="the form" />
          )}
        </main>
      )}
    </>
  );
}
