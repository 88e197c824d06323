import type { ComponentChildren } from 'preact';
import type { Resource } from '../api/resource';
import type { Allocation, UnplacedJob } from '../api/types';
import { kindLabel } from '../charts/kinds';
import { copyText } from '../shell/clipboard';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { setParams } from '../shell/router';
import { count, duration, energy, exact, money, moneyExact, percentWhole, power } from '../units/format';
import { dateTime } from '../units/zone';
import { WhyNot } from './reasonlist';
import type { ScheduleView } from './view';

function Fact({ name, title, children }: { name: string; title?: string; children: ComponentChildren }) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function punctuality(job: Allocation): ComponentChildren {
  if (job.latenessSeconds > 0) {
    return <span class="badge warn"><Icon name="warn" size={12} /> late by {duration(job.latenessSeconds)}</span>;
  }
  if (!job.deadlineAt) return 'no deadline';
  const slack = (Date.parse(job.deadlineAt) - Date.parse(job.endsAt)) / 1000;
  return slack === 0 ? 'just in time' : `${duration(slack)} to spare`;
}

function Facts({ job, view }: { job: Allocation; view: ScheduleView }) {
  const { zone, plan } = view;
  const at = (text: string) => dateTime(Date.parse(text), zone);
  const waited = (Date.parse(job.startsAt) - Date.parse(job.earliestStartAt)) / 1000;
  const runs = (Date.parse(job.endsAt) - Date.parse(job.startsAt)) / 1000;
  return (
    <dl class="facts job-facts">
      <Fact name="Kind"><i class={`swatch ${job.kind}`} />{kindLabel(job.kind)}</Fact>
      <Fact name="Tenant">{job.tenant}</Fact>
      <Fact name="Pool">{job.poolId}</Fact>
      <Fact name="Domain">{job.domainId}</Fact>
      <Fact name="GPUs">{count(job.gpuCount)} × {job.gpuTypeId}</Fact>
      <Fact name="Power cap">{job.powerCapRatio < 1 ? `${percentWhole(job.powerCapRatio)} of full power` : 'none'}</Fact>
      <Fact name="Earliest">{at(job.earliestStartAt)}</Fact>
      <Fact name="Waits">{waited > 0 ? duration(waited) : 'not at all'}</Fact>
      <Fact name="Starts">{at(job.startsAt)}</Fact>
      <Fact name="Ends">{at(job.endsAt)}</Fact>
      <Fact name="Runs">{duration(runs)}</Fact>
      {job.deadlineAt && (
        <Fact name="Deadline">{at(job.deadlineAt)}{job.hardDeadline ? ', hard' : ''}</Fact>
      )}
      <Fact name="Punctuality">{punctuality(job)}</Fact>
      <Fact name="Largest draw" title={exact(job.powerW, 'W')}>{power(job.powerW)}</Fact>
      <Fact name="Energy above idle" title={exact(job.energyWh, 'Wh')}>{energy(job.energyWh)}</Fact>
      <Fact name="Cost" title={`${moneyExact(job.costMinor, plan.currency)}: energy, carbon and lateness`}>{money(job.costMinor, plan.currency)}</Fact>
    </dl>
  );
}

function LeftOut({ job, currency }: { job: UnplacedJob; currency: string }) {
  return (
    <>
      <dl class="facts job-facts">
        <Fact name="Kind"><i class={`swatch ${job.kind}`} />{kindLabel(job.kind)}</Fact>
        <Fact name="Tenant">{job.tenant}</Fact>
        <Fact name="GPUs">{count(job.gpuCount)}</Fact>
        <Fact name="Value" title={moneyExact(job.valueMinor, currency)}>{money(job.valueMinor, currency)}</Fact>
      </dl>
      <h3 class="side-title">Why it is not placed</h3>
      <WhyNot job={job} />
    </>
  );
}

/** What became of a job: placed, left out, or not of this plan. */
export interface Chosen {
  placed?: Allocation | undefined;
  leftOut?: UnplacedJob | undefined;
}

export function JobPanel({ view, jobId, resource }: { view: ScheduleView; jobId: string; resource: Resource<Chosen> }) {
  return (
    <Panel<Chosen>
      id="job" title={jobId} className="job-panel" resource={resource}
      empty={
        resource.data && !resource.data.placed && !resource.data.leftOut
          ? { title: 'This plan has no such job', body: <p>Another plan may have it.</p> }
          : undefined
      }
      tools={
        <>
          <button
            type="button" class="button quiet square" title="Copy the job’s id" aria-label="Copy the job’s id"
            data-testid="copy-job" onClick={() => void copyText(jobId, 'Job id')}
          >
            <Icon name="link" />
          </button>
          <button
            type="button" class="button quiet square" title="Close" aria-label="Close" data-testid="close-job"
            onClick={() => setParams({ sel: undefined })}
          >
            <Icon name="close" />
          </button>
        </>
      }
    >
      {({ placed, leftOut }) => (
        <>
          {placed && <Facts job={placed} view={view} />}
          {leftOut && <LeftOut job={leftOut} currency={view.plan.currency} />}
        </>
      )}
    </Panel>
  );
}
