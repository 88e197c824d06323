import type { JobMove, ModelComparison, ModelMove } from '../api/models';
import type { Resource } from '../api/resource';
import { Figure } from '../shell/figure';
import { Panel } from '../shell/panel';
import { param } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { dateTime } from '../units/zone';
import { movedJobsOf, movedOf, NONE, SEVERAL, typed, USUAL_REQUESTS } from './address';
import { MovedJobs, OtherJobs, UnsaidJobs } from './movedjobs';
import { Pick, TypedField } from './typedfield';
import { shown } from './words';

function freed(value: number, unit: string): string {
  return `${shown(Math.abs(value))} ${unit} ${value < 0 ? 'more' : 'free'}`;
}

function JobsFreed({ its }: { its: JobMove }) {
  const from = dateTime(Date.parse(its.at), 'UTC');
  const to = its.horizonEndsAt === undefined ? 'the end of the plan' : dateTime(Date.parse(its.horizonEndsAt), 'UTC');
  return (
    <>
      <p class="model-winner" data-testid="job-move-words">{its.words}{its.isEstimated && ' Estimated.'} <span class="muted">What is left of them from {from} to {to} UTC.</span></p>
      <dl class="figures model-figures">
        <Figure testId="freed-gpu-hours" label="GPU-hours" value={freed(its.freedGpuHours, 'GPU-h')} exact={`${its.freedGpuHours} GPU-h`} />
        <Figure testId="freed-kwh" label="Energy of the facility" value={freed(its.freedKWh, 'kWh')} exact={`${its.freedKWh} kWh`} />
        <Figure testId="freed-job-eur" label="Price of GPU-hours" value={freed(its.freedEur, 'EUR')} exact={`${its.freedEur} EUR`} />
        <Figure testId="freed-carbon" label="Carbon" value={freed(its.freedCarbonG, 'gCO2e')} exact={`${its.freedCarbonG} gCO2e`} />
      </dl>
    </>
  );
}

function Jobs({ its, unsaidCount }: { its: JobMove | undefined; unsaidCount: number }) {
  return (
    <section aria-label="Jobs of the plan" data-testid="job-move">
      <h3 class="model-heading">Jobs of the plan</h3>
      {its ? <><JobsFreed its={its} /><MovedJobs jobs={its.jobs} /><OtherJobs jobs={its.notComparable} /></> : <p class="model-winner" data-testid="no-jobs">No job is moved here. One that is to be moved says its work on a language model when it is asked for.</p>}
      {unsaidCount > 0 && <UnsaidJobs count={unsaidCount} />}
    </section>
  );
}

function Freed({ its }: { its: ModelMove }) {
  return (
    <>
      <p class="model-winner" data-testid="move-words">{its.words}{its.isEstimated && ' Estimated.'}</p>
      <dl class="figures model-figures">
        <Figure testId="freed-mw" label="Power of the facility" value={freed(its.freedMw, 'MW')} exact={`${its.freedMw} MW`} />
        <Figure testId="freed-mwh" label="Energy in a year" value={freed(its.freedYearMWh, 'MWh')} exact={`${its.freedYearMWh} MWh`} />
        <Figure testId="freed-eur" label="Price of GPUs in a year" value={freed(its.freedYearEur, 'EUR')} exact={`${its.freedYearEur} EUR`} />
        <Figure testId="freed-tco2e" label="Carbon in a year" value={freed(its.freedYearTco2e, 'tCO2e')} exact={`${its.freedYearTco2e} tCO2e`} />
      </dl>
    </>
  );
}

function Services({ its }: { its: ModelMove }) {
  if (its.services.length === 0) return null;
  return (
    <TableBox label="Services that would move">
      <table>
        <thead>
          <tr>
            <th scope="col">Service</th><th scope="col">Tenant</th><th scope="col">Model today</th>
            <th scope="col" class="number">Requests/s, on average</th><th scope="col" class="number">GPUs now</th>
          </tr>
        </thead>
        <tbody>
          {its.services.map((service) => (
            <tr key={service.serviceId} data-testid="moved-service">
              <th scope="row"><a href={`/services/${encodeURIComponent(service.serviceId)}`}>{service.serviceId}</a></th>
              <td>{service.tenant}</td><td>{service.model}</td>
              <td class="number">{shown(service.requestsPerSecond)}</td><td class="number">{service.gpuCount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

interface Props {
  resource: Resource<ModelComparison>;
  /** Of the fleet, with a forecast. */
  services: readonly string[];
  /** Of the plan, that say their work. */
  jobs: readonly string[];
  /** Jobs of the plan that say none. */
  unsaidCount: number;
}

/** What would be free if the small of the two models served a workload of the large one. */
export function MovePanel({ resource, services, jobs, unsaidCount }: Props) {
  const moved = movedOf(services, param);
  const picked = moved.length > 0 ? (param('services') ?? '') : '';
  const movedJobs = movedJobsOf(jobs, param);
  const pickedJobs = movedJobs.length === 0 ? NONE : movedJobs.length === jobs.length ? '' : (param('jobs') ?? '');
  return (
    <Panel<ModelComparison>
      id="move" title="What moving would free" className="list-panel" resource={resource} note="to the small of the two, from the large one or from what a job says; how many answers are accepted stands above"
      bar={
        <div class="model-fields">
          {services.length > 0 && (
            <Pick
              label="Requests of" name="services" value={picked}
              options={[{ value: '', label: 'what is typed' }, { value: SEVERAL, label: 'all services of the fleet' }, ...services.map((id) => ({ value: id, label: id }))]}
            />
          )}
          {picked === '' && <TypedField its={typed.requests} usual={String(USUAL_REQUESTS)} />}
          {jobs.length > 0 && (
            <Pick
              label="Jobs" name="jobs" value={pickedJobs}
              options={[{ value: '', label: 'all of the plan that say their work' }, { value: NONE, label: 'none' }, ...jobs.map((id) => ({ value: id, label: id }))]}
            />
          )}
        </div>
      }
    >
      {(its) => <>{its.move && <><Freed its={its.move} /><Services its={its.move} /></>}<Jobs its={its.jobMove} unsaidCount={unsaidCount} /></>}
    </Panel>
  );
}
