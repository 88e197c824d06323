import type { ModelComparison, ModelMove } from '../api/models';
import type { Resource } from '../api/resource';
import { Figure } from '../shell/figure';
import { Panel } from '../shell/panel';
import { typed, USUAL_REQUESTS } from './address';
import { TypedField } from './typedfield';
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

/** What would be free if the small of the two models served a workload of the large one. */
export function MovePanel({ resource }: { resource: Resource<ModelComparison> }) {
  return (
    <Panel<ModelComparison>
      id="move" title="What moving would free" className="list-panel" resource={resource} note="from the large of the two to the small one; how many answers are accepted stands above"
      bar={<div class="model-fields"><TypedField its={typed.requests} usual={String(USUAL_REQUESTS)} /></div>}
    >
      {(its) => its.move && <Freed its={its.move} />}
    </Panel>
  );
}
