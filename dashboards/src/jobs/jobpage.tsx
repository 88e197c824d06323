import { useSignal } from '@preact/signals';
import { liveApi } from '../api/live';
import type { LiveJob } from '../api/livetypes';
import { notify } from '../shell/announce';
import { copyText } from '../shell/clipboard';
import { Icon } from '../shell/icons';
import { LiveDot, PauseButton } from '../shell/live';
import { ReasonDialog } from '../shell/reasondialog';
import { ErrorState, Skeleton } from '../shell/states';
import { TopBar } from '../shell/topbar';
import { duration } from '../units/format';
import { HistoryPanel } from './historypanel';
import { JobFacts } from './jobfacts';
import { JobStateBadge } from './jobstate';
import { useJob, type JobViewed } from './jobstore';
import { hasEnded } from './lifeline';
import { LifeLinePanel } from './lifelinepanel';
import { ReleaseJob } from './releasejob';
import { SlipsPanel } from './slipspanel';
import { WhyPanel } from './whypanel';
import { startText, utc } from './words';

/** In one line what a person came for: when it starts, where it stands, or how it ended. */
function Standing({ job, position }: { job: LiveJob; position: number | undefined }) {
  const { state, placement, since, cause } = job.status;
  switch (state) {
    case 'Waiting':
      return (
        <span data-testid="standing">
          {position === undefined ? 'In the queue' : `Position ${position} in the queue`}
        </span>
      );
    case 'Validated':
    case 'Dispatched':
      return (
        <span data-testid="standing">
          Starts <b class="estimate">{startText(job.status)}</b> UTC <span class="badge">estimate</span>
        </span>
      );
    case 'Running':
      return (
        <span data-testid="standing">
          Ends <b class="estimate">{placement ? utc(placement.endsAt) : 'in time'}</b> UTC <span class="badge">estimate</span>
        </span>
      );
    case 'Done':
      return <span data-testid="standing">Done {since && `since ${utc(since)} UTC`}</span>;
    case 'Failed':
    case 'Cancelled':
      return <span data-testid="standing">{since && `${utc(since)} UTC`}{cause && `: ${cause}`}</span>;
  }
}

function lateness({ spec, status }: LiveJob): string | undefined {
  if (!spec.deadlineAt || !status.placement) return undefined;
  const seconds = (Date.parse(status.placement.endsAt) - Date.parse(spec.deadlineAt)) / 1000;
  return seconds > 0 ? `late by ${duration(seconds)}` : undefined;
}

function Head({ viewed, job }: { viewed: JobViewed; job: LiveJob }) {
  const asking = useSignal(false);
  const late = lateness(job);
  async function cancel(reason: string): Promise<void> {
    await liveApi.cancelJob(job.id, reason);
    notify(`${job.id} is cancelled`);
    viewed.job.reload();
  }
  return (
    <div class="job-head">
      <h2>{job.id}</h2>
      <button
        type="button" class="button quiet square" title="Copy the job’s id" aria-label="Copy the job’s id"
        data-testid="copy-job" onClick={() => void copyText(job.id, 'Job id')}
      >
        <Icon name="link" />
      </button>
      <JobStateBadge state={job.status.state} />
      {late && <span class="badge warn" data-testid="late"><Icon name="warn" size={12} /> {late}</span>}
      <Standing job={job} position={viewed.position} />
      {!hasEnded(job) && (
        <button type="button" class="button danger" data-testid="cancel-job" onClick={() => (asking.value = true)}>
          Cancel the job
        </button>
      )}
      <ReasonDialog id="cancel-dialog" title="Cancel this job?" act="Cancel the job" open={asking} run={cancel}>
        <p>{job.id} gives up its place and does not come back. What it has done so far is not kept here.</p>
      </ReasonDialog>
    </div>
  );
}

/** One that it waits for will never be done: it goes without, or not at all. */
function BrokenTie({ job, reload }: { job: LiveJob; reload: () => void }) {
  const { tie } = job.status;
  if (tie?.tie !== 'Broken' || hasEnded(job)) return null;
  return (
    <section class="panel notice-panel" data-testid="broken-tie">
      <p>
        <Icon name="warn" size={14} /> It waits for <a href={`/jobs/${encodeURIComponent(tie.jobId ?? '')}`}>{tie.jobId}</a>,
        which is {tie.state} and will not be Done.
      </p>
      <ReleaseJob id={job.id} testId="release-job" released={reload} />
    </section>
  );
}

export function JobPage({ id }: { id: string }) {
  const viewed = useJob(id);
  const { job } = viewed;
  const stale = job.data && job.error;
  return (
    <>
      <TopBar title="Job">
        {job.data && !hasEnded(job.data) && (
          <>
            <LiveDot state={viewed.live} />
            <PauseButton paused={viewed.paused} set={viewed.setPaused} />
          </>
        )}
        <a class="button" href="/jobs" data-testid="all-jobs">All jobs</a>
      </TopBar>
      <main class={`page job${stale ? ' stale' : ''}`} data-testid="job">
        {job.data ? (
          <>
            {stale && job.error && <ErrorState error={job.error} retry={job.reload} compact />}
            <Head viewed={viewed} job={job.data} />
            <BrokenTie job={job.data} reload={job.reload} />
            <LifeLinePanel job={job.data} events={viewed.events} />
            <div class="job-columns">
              <div class="job-main">
                <SlipsPanel events={viewed.events} />
                <WhyPanel
                  state={job.data.status.state} explanation={viewed.explanation}
                  released={job.data.status.tie?.tie === 'Broken' ? undefined : job.reload}
                />
                <HistoryPanel events={viewed.events} />
              </div>
              <JobFacts job={job.data} />
            </div>
          </>
        ) : job.error ? (
          <ErrorState error={job.error} retry={job.reload} />
        ) : (
          <Skeleton label="the job" />
        )}
      </main>
    </>
  );
}
