import type { BuildOut, BuildOutJob } from '../api/buildout';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { moneyExact } from '../units/format';
import { millions } from './words';

function RunnersUp({ its }: { its: BuildOut }) {
  return (
    <TableBox label="Plans that came next">
      <table>
        <thead><tr><th scope="col">Place</th><th scope="col" class="number">Costs more, EUR million</th><th scope="col">Why it lost</th><th scope="col">All that it builds</th></tr></thead>
        <tbody>
          {its.runnersUp.map((other, at) => (
            <tr key={other.why} data-testid="runner-up">
              <th scope="row">{at + 2}</th>
              <td class="number" title={moneyExact(other.dearer.totalMinor, 'EUR')}>{millions(other.dearer.totalMinor)}</td>
              <td class="build-why">{other.why}</td>
              <td class="build-why">{other.starts.map(({ optionId, quarter }) => `${optionId} ${quarter}`).join(', ')}</td>
            </tr>
          ))}
          {its.whatIfs.map((whatIf) => (
            <tr key={whatIf.without} data-testid="what-if">
              <th scope="row">not allowed</th>
              <td class="number" title={moneyExact(-whatIf.savedMinor, 'EUR')}>{whatIf.savedMinor === 0 ? '–' : millions(-whatIf.savedMinor)}</td>
              <td class="build-why" colSpan={2}>{whatIf.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Verdicts({ its }: { its: BuildOut }) {
  return (
    <TableBox label="Every option">
      <table>
        <thead><tr><th scope="col">Option</th><th scope="col">Decided</th><th scope="col" class="number">Otherwise, EUR million more</th><th scope="col">Why</th></tr></thead>
        <tbody>
          {its.verdicts.map((verdict) => (
            <tr key={verdict.optionId} data-testid="verdict-row" data-option={verdict.optionId}>
              <th scope="row">{verdict.optionId}</th>
              <td>{verdict.isBuilt ? 'built' : 'not built'}</td>
              <td class="number">{verdict.dearerMinor === undefined ? '–' : millions(verdict.dearerMinor)}</td>
              <td class="build-why">{verdict.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** The plans that came next and why they lost, and why each option is built or not. */
export function OthersPanel({ resource }: { resource: Resource<BuildOutJob> }) {
  const its = resource.data?.answer;
  return (
    <>
      <Panel<BuildOutJob> id="runners-up" title="Runners-up" className="list-panel" resource={resource} note="the cheapest plans that build something else, and what the limits cost" empty={its && its.runnersUp.length + its.whatIfs.length === 0 ? { title: 'There is no other plan' } : undefined}>
        {() => its && <RunnersUp its={its} />}
      </Panel>
      <Panel<BuildOutJob> id="verdicts" title="Every option" className="list-panel" resource={resource} note="why it is built or not" empty={its?.verdicts.length === 0 ? { title: 'There are no options' } : undefined}>
        {() => its && <Verdicts its={its} />}
      </Panel>
    </>
  );
}
