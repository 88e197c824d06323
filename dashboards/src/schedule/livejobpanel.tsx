import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { liveApi } from '../api/live';
import type { LiveJob } from '../api/livetypes';
import { kindLabel } from '../charts/kinds';
import { JobStateBadge } from '../jobs/jobstate';
import type { JobViewed } from '../jobs/jobstore';
import { hasEnded } from '../jobs/lifeline';
import { NodesFact } from '../jobs/nodesfact';
import { mannerText, placeText } from '../jobs/words';
import { notify } from '../shell/announce';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { ReasonDialog } from '../shell/reasondialog';
import { setParams } from '../shell/router';
import { count, duration, money, moneyExact } from '../units/format';
import { dateTime } from '../units/zone';
import { MoveForm } from './moveform';
import { Why } from './whyhere';

interface Props {
  jobId: string;
  viewed: JobViewed;
  zone: string;
  /** Something of the plan is another. */
  changed: () => void;
}

function Fact({ name, title, children }: { name: string; title?: string; children: ComponentChildren }) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ job, zone }: { job: LiveJob; zone: string }) {
  const { spec, status } = job;
  const { placement } = status;
  const at = (text: string) => dateTime(Date.parse(text), zone);
  const late = placement && spec.deadlineAt ? (Date.parse(placement.endsAt) - Date.parse(spec.deadlineAt)) / 1000 : 0;
  return (
    <dl class="facts job-facts">
      <Fact name="Kind"><i class={`swatch ${spec.kind}`} />{kindLabel(spec.kind)}</Fact>
      <Fact name="Tenant">{job.tenant}</Fact>
      <Fact name="GPUs">{count(spec.gpuCount)}</Fact>
      {placement && (
        <>
          <Fact name="Pool">{placeText(placement)}</Fact>
          <NodesFact status={status} />
          <Fact name="Power">{mannerText(placement)}</Fact>
          <Fact name="Starts">{at(placement.startsAt)}</Fact>
          <Fact name="Ends">{at(placement.endsAt)}</Fact>
        </>
      )}
      <Fact name="Not before">{at(spec.earliestStartAt)}</Fact>
      {spec.deadlineAt && (
        <Fact name="Deadline">
          {at(spec.deadlineAt)}{spec.hardDeadline ? ', hard' : ''}
          {late > 0 && <> <span class="badge warn"><Icon name="warn" size={12} /> late by {duration(late)}</span></>}
        </Fact>
      )}
      <Fact name="Value" title={moneyExact(spec.valueMinor, spec.currency)}>{money(spec.valueMinor, spec.currency)}</Fact>
      {status.pin && <Fact name="Pinned">{at(status.pin.since)}: {status.pin.reason}</Fact>}
    </dl>
  );
}

function Actions({ job, done }: { job: LiveJob; done: () => void }) {
  const asking = useSignal(false);
  const moving = useSignal(false);
  const pinned = job.status.pin !== undefined;
  const { state, placement } = job.status;
  const mayMove = state === 'Validated' || state === 'Waiting';
  if (hasEnded(job)) return null;
  async function pin(reason: string): Promise<void> {
    await (pinned ? liveApi.unpin(job.id, reason) : liveApi.pin(job.id, reason));
    notify(pinned ? `${job.id} may be moved again` : `${job.id} stays where it is`);
    done();
  }
  return (
    <>
      <div class="job-actions">
        {mayMove && (
          <button
            type="button" class="button small" aria-expanded={moving.value} data-testid="move-open"
            onClick={() => (moving.value = !moving.value)}
          >
            {moving.value ? 'Do not move' : 'Move…'}
          </button>
        )}
        {placement && (
          <button type="button" class="button small" data-testid="pin" aria-pressed={pinned} onClick={() => (asking.value = true)}>
            <Icon name="pin" size={12} /> {pinned ? 'Unpin…' : 'Pin…'}
          </button>
        )}
        <a class="button small" href={`/jobs/${encodeURIComponent(job.id)}`} data-testid="open-job">Open the job</a>
      </div>
      <ReasonDialog
        id="pin-dialog" title={pinned ? 'Let this job go?' : 'Keep this job where it is?'} act={pinned ? 'Unpin' : 'Pin'}
        open={asking} run={pin} harmless
      >
        <p>
          {pinned
            ? 'The search and others’ jobs may move it again.'
            : 'Only a limit, an outage or another fleet moves it then, and it last.'}
        </p>
      </ReasonDialog>
      {moving.value && <MoveForm job={job} done={done} />}
    </>
  );
}

/** A job of the plan that is lived by: where it stands and why, and what a person may do about it. */
export function LiveJobPanel({ jobId, viewed, zone, changed }: Props) {
  const { job, explanation } = viewed;
  function done(): void {
    job.reload();
    changed();
  }
  return (
    <Panel<LiveJob>
      id="job" title={jobId} className="job-panel" resource={job}
      note={job.data && <JobStateBadge state={job.data.status.state} />}
      tools={
        <button
          type="button" class="button quiet square" title="Close" aria-label="Close" data-testid="close-job"
          onClick={() => setParams({ sel: undefined })}
        >
          <Icon name="close" />
        </button>
      }
    >
      {(data) => (
        <>
          <Actions job={data} done={done} />
          <Facts job={data} zone={zone} />
          <Why explanation={explanation} zone={zone} />
        </>
      )}
    </Panel>
  );
}
