import type { BuildOut, BuildOutJob, BuildOutTarget } from '../api/buildout';
import type { Resource } from '../api/resource';
import { mw } from '../outlook/words';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { bindingText } from './words';

function Target({ its }: { its: BuildOutTarget }) {
  const isMet = its.plannedKw >= its.targetKw;
  return (
    <p class="build-target" data-testid="build-target">
      <Icon name={isMet ? 'check' : 'forbid'} size={13} /> <b>{mw(its.targetKw)} MW of connections by {its.by}:</b> {its.why}
    </p>
  );
}

function Rows({ its }: { its: BuildOut }) {
  return (
    <TableBox label="Demand that is not met by its date">
      <table>
        <thead>
          <tr>
            <th scope="col">By</th><th scope="col">Profile</th><th scope="col" class="number">Asked, MW</th><th scope="col" class="number">Least bad: met, MW</th><th scope="col" class="number">Short, MW</th>
            <th scope="col" class="number">Met again from</th><th scope="col" class="number">Possible from</th><th scope="col">What binds</th><th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {its.unmet.map((unmet) => (
            <tr key={`${unmet.quarter} ${unmet.profileId}`} data-testid="unmet-row">
              <th scope="row">{unmet.quarter}</th>
              <td>{unmet.profileId}</td>
              <td class="number">{mw(unmet.demandKw)}</td>
              <td class="number">{mw(unmet.metKw)}</td>
              <td class="number">{mw(unmet.shortKw)}</td>
              <td class="number">{unmet.metFrom ?? 'not in these quarters'}</td>
              <td class="number">{unmet.possibleFrom ?? (unmet.binding === 'Capital' || unmet.binding === 'Price' ? 'then' : 'not in these quarters')}</td>
              <td>{bindingText(unmet)}</td>
              <td class="build-why">{unmet.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** What cannot be had by its date, and the least bad that can. */
export function UnmetPanel({ resource }: { resource: Resource<BuildOutJob> }) {
  const its = resource.data?.answer;
  return (
    <Panel<BuildOutJob>
      id="unmet" title="Not possible by its date" className="list-panel" resource={resource}
      note="and the least bad that is"
      empty={its && its.unmet.length === 0 && !its.target ? { title: 'All demand is met by its date' } : undefined}
    >
      {() => its && (
        <>
          {its.target && <Target its={its.target} />}
          {its.unmet.length > 0 ? <Rows its={its} /> : <p class="build-target"><Icon name="check" size={13} /> All demand is met by its date</p>}
        </>
      )}
    </Panel>
  );
}
