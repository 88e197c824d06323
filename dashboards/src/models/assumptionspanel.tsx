import type { ComparisonInput, ModelComparison, TaskShare } from '../api/models';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { acceptedOf, hostKw, hourEur, shareOf, typed } from './address';
import { TypedField } from './typedfield';

const percentText = (ratio: number): string => String(Number((ratio * 100).toPrecision(3)));

function usualOf(inputs: readonly ComparisonInput[] | undefined, name: string, subject?: string): string | undefined {
  const its = inputs?.find((input) => input.name === name && input.subject === subject);
  return its && String(its.value);
}

/** What a task counts, where the answer is of several. */
function percentOf(mix: readonly TaskShare[] | undefined, task: string): string {
  const its = mix?.find((share) => share.task === task);
  return its ? percentText(its.shareRatio) : '0';
}

function acceptedText(its: ModelComparison | undefined, nickname: string): string | undefined {
  const accepted = its?.models.find((model) => model.nickname === nickname)?.accepted;
  return its && (accepted ? percentText(accepted.acceptedRatio) : 'not judged');
}

function Row({ its }: { its: ComparisonInput }) {
  return (
    <tr data-testid="input-row">
      <th scope="row">{its.name}{its.subject && ` of ${its.subject}`}</th>
      <td class="number">{its.value}{its.unit === '1' ? '' : ` ${its.unit}`}</td>
      <td><span class={its.basis === 'measured' ? 'badge good' : 'badge'}>{its.basis}</span></td>
      <td>{its.source}</td>
    </tr>
  );
}

function MixRow({ its }: { its: ModelComparison }) {
  return (
    <tr data-testid="mix-row">
      <th scope="row">Workload mix</th>
      <td colSpan={3}>{its.task}</td>
    </tr>
  );
}

interface Props {
  resource: Resource<ModelComparison>;
  gpuTypes: readonly string[];
  /** That may be mixed; none where one task is compared. */
  tasks: readonly string[];
  picked: readonly string[];
}

/** What the figures rest on, each with where it is from; what is typed counts instead. */
export function AssumptionsPanel({ resource, gpuTypes, tasks, picked }: Props) {
  const inputs = resource.data?.inputs;
  const full = usualOf(inputs, 'utilisation');
  return (
    <Panel<ModelComparison>
      id="assumptions" title="Assumptions" className="list-panel" resource={resource} note="the same for all models; what is typed is estimated and stays in the address"
      bar={
        <div class="model-fields">
          {tasks.map((task) => <TypedField key={`share ${task}`} its={shareOf(task)} usual={percentOf(resource.data?.mix, task)} />)}
          <TypedField its={typed.latency} usual="none" />
          <TypedField its={typed.batch} usual="any" />
          <TypedField its={typed.pue} usual={usualOf(inputs, 'PUE')} />
          <TypedField its={typed.full} usual={full && String(Number(full) * 100)} />
          <TypedField its={typed.carbon} usual={usualOf(inputs, 'carbon of the electricity')} />
          {gpuTypes.map((type) => [
            <TypedField key={`kw ${type}`} its={hostKw(type)} usual={usualOf(inputs, 'host power', type)} />,
            <TypedField key={`eur ${type}`} its={hourEur(type)} usual={usualOf(inputs, 'price of a GPU-hour', type)} />,
          ])}
          {picked.map((name) => <TypedField key={`accepted ${name}`} its={acceptedOf(name)} usual={acceptedText(resource.data, name)} />)}
        </div>
      }
    >
      {(its) => (
        <TableBox label="Assumptions">
          <table>
            <thead><tr><th scope="col">What</th><th scope="col" class="number">Value</th><th scope="col">Basis</th><th scope="col">Source</th></tr></thead>
            <tbody>{its.mix.length > 1 && <MixRow its={its} />}{its.inputs.map((input) => <Row key={input.name + (input.subject ?? '')} its={input} />)}</tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
