import { useSignal } from '@preact/signals';
import { liveApi } from '../api/live';
import { notify } from '../shell/announce';
import { ReasonDialog } from '../shell/reasondialog';

interface Props {
  id: string;
  testId: string;
  released: () => void;
}

/** Lets a job go without those that it waits for, once somebody says why. */
export function ReleaseJob({ id, testId, released }: Props) {
  const asking = useSignal(false);
  async function release(reason: string): Promise<void> {
    await liveApi.releaseJob(id, reason);
    notify(`${id} waits for no other job any more`);
    released();
  }
  return (
    <>
      <button type="button" class="button" data-testid={testId} onClick={() => (asking.value = true)}>
        Let it go without
      </button>
      <ReasonDialog id="release-dialog" title="Let this job go without?" act="Let it go" open={asking} run={release}>
        <p>{id} begins as soon as there is a place for it, whatever becomes of the jobs that it was to wait for.</p>
      </ReasonDialog>
    </>
  );
}
