import type { ModelComparison, ModelDuel } from '../api/models';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { param } from '../shell/router';
import { typed } from './address';
import { Estimated } from './bars';
import { BreakEvenSlider } from './breakevenslider';
import { Pick, TypedField } from './typedfield';

function Words({ its }: { its: ModelDuel }) {
  return (
    <ul class="model-words" data-testid="duel">
      {its.words.map((words) => <li key={words} data-testid="duel-words">{words}</li>)}
      <li class="muted" data-testid="gap-words">{its.gap.words}</li>
      {its.isEstimated && <li><Estimated inputs={its.estimated} /></li>}
    </ul>
  );
}

interface Props {
  resource: Resource<ModelComparison>;
  picked: readonly string[];
  pair: { small: string; large: string };
}

/** Where the large of two models becomes the cheaper by accepted task. */
export function DuelPanel({ resource, picked, pair }: Props) {
  const models = picked.map((name) => ({ value: name, label: name }));
  const to = picked.find((name) => name === param('to')) ?? '';
  return (
    <Panel<ModelComparison>
      id="duel" title="Where the large one pays" className="list-panel" resource={resource} note="at the shares as they were counted or typed"
      bar={
        <div class="model-fields">
          <Pick label="Small" name="small" value={pair.small} options={models} />
          <Pick label="Large" name="large" value={pair.large} options={models} />
          <Pick label="Refused answers" name="to" value={to} options={[{ value: '', label: 'do harm, and are asked again' }, ...models.map((model) => ({ value: model.value, label: `go to ${model.label}` }))]} />
          {to === '' && <TypedField its={typed.harm} usual="0" />}
        </div>
      }
    >
      {(its) => (
        <>
          <BreakEvenSlider its={its} isHarmed={to === ''} />
          <Words its={its.duel} />
        </>
      )}
    </Panel>
  );
}
