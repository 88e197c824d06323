import type { JobOnNode, NextJob, NodeOfPool, ServiceOnNode } from '../api/nodes';
import { gpus } from '../jobs/words';
import { Icon } from '../shell/icons';
import { dateTime } from '../units/zone';
import { markOf, stripOf } from './strip';
import { replicasText, useText } from './words';

export function JobLink({ id }: { id: string }) {
  return <a class="node-job-link" href={`/jobs/${encodeURIComponent(id)}`}>{id}</a>;
}

export function ServiceLink({ id }: { id: string }) {
  return <a class="node-job-link" href={`/services/${encodeURIComponent(id)}`}>{id}</a>;
}

/** A node's GPUs for the eye; the words beside it say the same. */
export function GpuStrip({ node }: { node: NodeOfPool }) {
  return (
    <span class="gpu-strip" aria-hidden="true">
      {stripOf(node).map(({ place, mark }, at) => (
        <i key={at} class={`gpu ${place}`}>{mark === undefined ? '' : place === 'other' ? '·' : markOf(mark)}</i>
      ))}
    </span>
  );
}

function On({ job, at, zone }: { job: JobOnNode; at: number; zone: string }) {
  const many = gpus(job.gpuIndexes.length);
  if (job.jobId === undefined) return <li class="muted">{many} of another tenant</li>;
  return (
    <li>
      <i class={`gpu ${job.isBound ? 'bound' : 'forecast'}`} aria-hidden="true">{markOf(at)}</i>
      <JobLink id={job.jobId} />
      <span class="muted">
        {many}, {job.tenant}, {job.isBound ? '' : 'forecast, '}to {job.endsAt && dateTime(Date.parse(job.endsAt), zone)}
      </span>
    </li>
  );
}

function Serving({ service, at }: { service: ServiceOnNode; at: number }) {
  const many = gpus(service.gpuIndexes.length);
  if (service.serviceId === undefined) return <li class="muted">{many} of another tenant</li>;
  return (
    <li data-testid="node-service">
      <i class={`gpu ${service.isBound ? 'bound' : 'forecast'}`} aria-hidden="true">{markOf(at)}</i>
      <ServiceLink id={service.serviceId} />
      <span class="muted">
        {replicasText(service.replicaCount ?? 0)} on {many}, {service.tenant}{service.isBound ? '' : ', forecast'}
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

/** The jobs and services that are on a node, and the jobs that come next. */
export function NodeJobs({ node, zone }: { node: NodeOfPool; zone: string }) {
  return (
    <div class="node-jobs" data-testid={`jobs-of-${node.node}`}>
      <p class="node-use"><GpuStrip node={node} /> {useText(node)}</p>
      {node.jobs.length + node.services.length + node.nextJobs.length > 0 && (
        <ul>
          {node.jobs.map((job, at) => <On key={job.jobId ?? at} job={job} at={at} zone={zone} />)}
          {node.services.map((service, at) => (
            <Serving key={service.serviceId ?? at} service={service} at={node.jobs.length + at} />
          ))}
          {node.nextJobs.map((job) => <Next key={job.jobId} job={job} zone={zone} />)}
        </ul>
      )}
    </div>
  );
}
