import { useState } from 'preact/hooks';
import { modelApi, type JobWorkload, type ModelWorkloads, type MovedJob } from '../api/models';
import { useResource } from '../api/resource';
import { TableBox } from '../shell/tablebox';
import { count, energy } from '../units/format';
import { dateTime } from '../units/zone';
import { shown } from './words';

function JobLink({ id }: { id: string }) {
  return <a href={`/jobs/${encodeURIComponent(id)}`}>{id}</a>;
}

const when = (instant: string | undefined) => (instant === undefined ? '–' : dateTime(Date.parse(instant), 'UTC'));

function Row({ its }: { its: MovedJob }) {
  const { job, from } = its;
  return (
    <tr data-testid="moved-job" data-job={job.jobId}>
      <th scope="row"><JobLink id={job.jobId} /></th>
      <td>{job.tenant}</td>
      <td>{from.nickname}{!job.isModelNamed && <span class="muted" title="The job names no model; this is the only measured one of that size"> by size</span>}</td>
      <td class="number">{shown(job.plannedGpuHours ?? 0)}</td>
      <td class="number">{energy(job.plannedEnergyWh ?? 0)}</td>
      <td>{when(job.deadlineAt)}</td>
      <td class="number" data-testid="job-gpus">{shown(its.freedGpuCount)}</td>
      <td class="number" data-testid="job-gpu-hours">{shown(its.freedGpuHours)}</td>
      <td class="number" data-testid="job-kwh">{shown(its.freedKWh)}</td>
      <td class="number" data-testid="job-eur">{shown(its.freedEur)}</td>
      <td class="number" data-testid="job-carbon">{shown(its.freedCarbonG)}</td>
    </tr>
  );
}

/** Jobs that would move, with what the plan has for them and what each would free. */
export function MovedJobs({ jobs }: { jobs: readonly MovedJob[] }) {
  if (jobs.length === 0) return null;
  return (
    <TableBox label="Jobs that would move">
      <table>
        <thead>
          <tr>
            <th scope="col">Job</th><th scope="col">Tenant</th><th scope="col">Model today</th>
            <th scope="col" class="number" title="What the plan has for what is left of the job">GPU-h planned</th>
            <th scope="col" class="number" title="Above idle, as everywhere in the plan">Energy planned</th><th scope="col">Deadline, UTC</th>
            <th scope="col" class="number" title="While it runs, in whole copies that keep the planned end">Frees GPUs</th><th scope="col" class="number">GPU-h</th>
            <th scope="col" class="number">kWh</th><th scope="col" class="number">EUR</th><th scope="col" class="number">gCO2e</th>
          </tr>
        </thead>
        <tbody>{jobs.map((its) => <Row key={its.job.jobId} its={its} />)}</tbody>
      </table>
    </TableBox>
  );
}

function Reasons({ jobs, label }: { jobs: readonly JobWorkload[]; label: string }) {
  return (
    <TableBox label={label}>
      <table>
        <thead><tr><th scope="col">Job</th><th scope="col">Tenant</th><th scope="col" class="number">GPU-h planned</th><th scope="col">Why not</th></tr></thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.jobId} data-testid="other-job">
              <th scope="row"><JobLink id={job.jobId} /></th><td>{job.tenant}</td>
              <td class="number">{job.plannedGpuHours === undefined ? '–' : shown(job.plannedGpuHours)}</td><td class="wrap">{job.notComparable}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** Jobs that say their work and count for nothing here, each with the reason. */
export function OtherJobs({ jobs }: { jobs: readonly JobWorkload[] }) {
  if (jobs.length === 0) return null;
  return (
    <details class="model-others" data-testid="other-jobs">
      <summary>{count(jobs.length)} not comparable</summary>
      <Reasons jobs={jobs} label="Jobs that cannot be compared" />
    </details>
  );
}

const SHOWN = 50;

function Unsaid() {
  const its = useResource<ModelWorkloads>('jobs that say no work', (signal) => modelApi.workloads({ work: 'unsaid', pageSize: SHOWN }, signal));
  if (its.error) return <p class="model-winner" role="alert">{its.error.title}</p>;
  if (!its.data) return <p class="model-winner muted">Loading</p>;
  const more = its.data.unsaidCount - its.data.items.length;
  return (
    <>
      <Reasons jobs={its.data.items} label="Jobs that say no work" />
      {more > 0 && <p class="model-winner muted">The newest {its.data.items.length}; {count(more)} more in the <a href="/jobs">list of jobs</a>.</p>}
    </>
  );
}

/** Jobs with a place that say no work on a language model, asked for once they are to be seen. */
export function UnsaidJobs({ count: all }: { count: number }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="model-others" data-testid="unsaid-jobs" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{count(all)} say no work on a language model and cannot be compared</summary>
      {isOpen && <Unsaid />}
    </details>
  );
}
