import type { JobOnNode, NextJob, NodeOfPool } from '../api/nodes';
import { gpus } from '../jobs/words';
import { Icon } from '../shell/icons';
import { dateTime } from '../units/zone';
import { jobMark, stripOf } from './strip';
import { useText } from './words';

export function JobLink({ id }: { id: string }) {
  return <a class="node-job-link" href={`/jobs/${encodeURIComponent(id)}`}>{id}</a>;
}

/** A node's GPUs for the eye; the words beside it say the same. */
export function GpuStrip({ node }: { node: NodeOfPool }) {
  return (
    <span class="gpu-strip" aria-hidden="true">
      {stripOf(node).map(({ place, job }, at) => (
        <i key={at} class={`gpu ${place}`}>{job === undefined ? '' : place === 'other' ? '·' : jobMark(job)}</i>
      ))}
    </span>
  );
}

function On({ job, at, zone }: { job: JobOnNode; at: number; zone: string }) {
  const many = gpus(job.gpuIndexes.length);
  if (job.jobId === undefined) return <li class="muted">{many} of another tenant</li>;
  return (
    <li>
      <i class={`gpu ${job.isBound ? 'bound' : 'forecast'}`} aria-hidden="true">{jobMark(at)}</i>
      <JobLink id={job.jobId} />
      <span class="muted">
        {many}, {job.tenant}, {job.isBound ? '' : 'forecast, '}to {job.endsAt && dateTime(Date.parse(job.endsAt), zone)}
      </span>
    </li>
  );
}

function Next({ job, zone }: { job: NextJob; zone: string }) {
  return (
    <li data-testid="node-next">
      <Icon name="right" size={12} />
      <span class="muted">next, from {dateTime(Date.parse(job.startsAt), zone)}</span>
      <JobLink id={job.jobId} />
      <span class="muted">
        {gpus(job.gpuIndexes.length)}, {job.tenant}, {job.isBound ? 'bound' : 'forecast'}
      </span>
    </li>
  );
}

/** The jobs that are on a node and come next. */
export function NodeJobs({ node, zone }: { node: NodeOfPool; zone: string }) {
  return (
    <div class="node-jobs" data-testid={`jobs-of-${node.node}`}>
      <p class="node-use"><GpuStrip node={node} /> <span title="GPUs that services use are on no node, and count as free here">{useText(node)}</span></p>
      {(node.jobs.length > 0 || node.nextJobs.length > 0) && (
        <ul>
          {node.jobs.map((job, at) => <On key={job.jobId ?? at} job={job} at={at} zone={zone} />)}
          {node.nextJobs.map((job) => <Next key={job.jobId} job={job} zone={zone} />)}
        </ul>
      )}
    </div>
  );
}
