import type { ComponentChildren } from 'preact';
import type { LiveJob } from '../api/livetypes';
import { kindLabel } from '../charts/kinds';
import { profileHref } from '../sovereignty/address';
import { duration, count, money, moneyExact } from '../units/format';
import { NodesFact } from './nodesfact';
import { Predicted } from './predicted';
import { gpus, interruptionText, mannerText, placeText, utc } from './words';

function Fact({ name, title, children }: { name: string; title?: string; children: ComponentChildren }) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Place({ job }: { job: LiveJob }) {
  const { placement } = job.status;
  if (!placement) return null;
  const length = (Date.parse(placement.endsAt) - Date.parse(placement.startsAt)) / 1000;
  return (
    <>
      <Fact name="Place">{placeText(placement)}</Fact>
      <Fact name="Domain">{placement.domainId}</Fact>
      <NodesFact status={job.status} />
      <Fact name="Power">{mannerText(placement)}</Fact>
      <Fact name="Starts">{utc(placement.startsAt)}</Fact>
      <Fact name="Ends">{utc(placement.endsAt)}</Fact>
      <Fact name="Takes">{duration(length)}</Fact>
    </>
  );
}

/** What was asked, and where that led. */
export function JobFacts({ job }: { job: LiveJob }) {
  const { spec } = job;
  return (
    <section class="panel job-facts-panel" aria-labelledby="facts-title" data-testid="panel-facts">
      <header class="panel-head"><h2 id="facts-title">The job</h2><div class="panel-note">times in UTC</div></header>
      <dl class="facts job-facts">
        <Fact name="Kind"><i class={`swatch ${spec.kind}`} />{kindLabel(spec.kind)}</Fact>
        <Fact name="Tenant">{job.tenant}</Fact>
        <Fact name="Needs">{gpus(spec.gpuCount)}</Fact>
        {Object.entries(spec.runSeconds).map(([type, seconds]) => (
          <Fact key={type} name={`On ${type}`}>{duration(seconds)}, {count(spec.perGpuW[type] ?? 0)} W per GPU</Fact>
        ))}
        {job.prediction && <Fact name="Predicted"><Predicted prediction={job.prediction} /></Fact>}
        <Fact name="Residency"><a href={profileHref(spec.residency)} data-testid="residency-profile">{spec.residency}</a></Fact>
        <Place job={job} />
        <Fact name="Not before">{utc(spec.earliestStartAt)}</Fact>
        <Fact name="Deadline">{spec.deadlineAt ? `${utc(spec.deadlineAt)}${spec.hardDeadline ? ', hard' : ''}` : 'none'}</Fact>
        {spec.latenessMinorPerHour > 0 && (
          <Fact name="Being late costs">{money(spec.latenessMinorPerHour, spec.currency)} an hour</Fact>
        )}
        <Fact name="Worth" title={moneyExact(spec.valueMinor, spec.currency)}>{money(spec.valueMinor, spec.currency)}</Fact>
        <Fact name="Less power">{spec.powerCapping ? 'allowed' : 'not allowed'}</Fact>
        <Fact name="Interruption">{interruptionText(spec)}</Fact>
        {spec.after && (
          <Fact name="Waits for">
            {spec.after.map((id) => <a key={id} class="job-link" href={`/jobs/${encodeURIComponent(id)}`}>{id}</a>)}
          </Fact>
        )}
        {spec.data && (
          <Fact name="Data">{count((spec.data.sizeBytes ?? 0) / 1e9)} GB in {spec.data.siteId}</Fact>
        )}
        {job.externalRef && <Fact name={job.externalRef.system}>{job.externalRef.id}</Fact>}
      </dl>
    </section>
  );
}
