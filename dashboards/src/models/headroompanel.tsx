import type { ComparedModel, ModelComparison } from '../api/models';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { typed, USUAL_HEADROOM_MW } from './address';
import { TypedField } from './typedfield';
import { shown } from './words';

const whole = new Intl.NumberFormat('en-GB');

function Row({ model }: { model: ComparedModel }) {
  const { served } = model;
  return (
    <tr data-testid="served-row" data-model={model.nickname}>
      <th scope="row">{model.nickname}</th>
      <td class="number">{served ? shown(served.requestsPerSecond) : '–'}</td>
      <td class="number">{served ? whole.format(served.copyCount) : '–'}</td>
      <td class="number">{served ? `${whole.format(served.gpuCount)} ${model.gpuType}` : '–'}</td>
      <td class="number">{served ? shown(served.facilityMw) : '–'}</td>
      <td>{model.words}{model.isLate && <span class="badge warn">too slow</span>}</td>
    </tr>
  );
}

/** What each model would serve within a number of megawatts. */
export function HeadroomPanel({ resource }: { resource: Resource<ModelComparison> }) {
  return (
    <Panel<ModelComparison>
      id="served" title="Fit in my headroom" className="list-panel" resource={resource} note="in whole copies, with hosts and cooling; estimated where the assumptions are"
      bar={<div class="model-fields"><TypedField its={typed.headroom} usual={String(USUAL_HEADROOM_MW)} /></div>}
    >
      {(its) => (
        <TableBox label="Fit in my headroom">
          <table>
            <thead>
              <tr>
                <th scope="col">Model</th><th scope="col" class="number">Requests/s</th><th scope="col" class="number">Copies</th>
                <th scope="col" class="number">GPUs</th><th scope="col" class="number">MW taken</th><th scope="col">As it is served</th>
              </tr>
            </thead>
            <tbody>{its.models.map((model) => <Row key={model.nickname} model={model} />)}</tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
