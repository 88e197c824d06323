import type { ModelComparison, ModelMove } from '../api/models';
import type { Resource } from '../api/resource';
import { Figure } from '../shell/figure';
import { Panel } from '../shell/panel';
import { param } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { movedOf, SEVERAL, typed, USUAL_REQUESTS } from './address';
import { Pick, TypedField } from './typedfield';
import { shown } from './words';

function freed(value: number, unit: string): string {
  return `${shown(Math.abs(value))} ${unit} ${value < 0 ? 'more' : 'free'}`;
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
}

/** What would be free if the small of the two models served a workload of the large one. */
export function MovePanel({ resource, services }: Props) {
  const moved = movedOf(services, param);
  const picked = moved.length > 0 ? (param('services') ?? '') : '';
  return (
    <Panel<ModelComparison>
      id="move" title="What moving would free" className="list-panel" resource={resource} note="from the large of the two to the small one; how many answers are accepted stands above"
      bar={
        <div class="model-fields">
          {services.length > 0 && (
            <Pick
              label="Requests of" name="services" value={picked}
              options={[{ value: '', label: 'what is typed' }, { value: SEVERAL, label: 'all services of the fleet' }, ...services.map((id) => ({ value: id, label: id }))]}
            />
          )}
          {picked === '' && <TypedField its={typed.requests} usual={String(USUAL_REQUESTS)} />}
        </div>
      }
    >
      {(its) => its.move && <><Freed its={its.move} /><Services its={its.move} /></>}
    </Panel>
  );
}
