import type { BuildOut, BuildOutJob } from '../api/buildout';
import type { Resource } from '../api/resource';
import { mw } from '../outlook/words';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { count, moneyExact } from '../units/format';
import { costParts, millions } from './words';

function Options({ its }: { its: BuildOut }) {
  return (
    <TableBox label="What is built">
      <table>
        <thead>
          <tr>
            <th scope="col">Option</th><th scope="col">Site</th><th scope="col" class="number">Order</th><th scope="col" class="number">Start</th><th scope="col" class="number">Counts from</th>
            <th scope="col" class="number">MW of grid</th><th scope="col" class="number">MW of IT</th><th scope="col" class="number">GPUs</th>
            <th scope="col" class="number">Ordered, EUR m</th><th scope="col" class="number">Left at the end, EUR m</th><th scope="col" class="number">Present cost, EUR m</th><th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {its.built.map((built) => (
            <tr key={built.optionId} data-testid="built-row" data-option={built.optionId}>
              <th scope="row">{built.optionId}</th>
              <td>{built.siteId}</td>
              <td class="number">{built.orderOn}</td>
              <td class="number">{built.startOn}</td>
              <td class="number">{built.readyOn}</td>
              <td class="number">{mw(built.gridKw)}</td>
              <td class="number" title={`${mw(built.givesKw)} MW of the GPUs that demand is told in`}>{mw(built.itKw)}</td>
              <td class="number">{count(built.gpuCount)} {built.generationId}</td>
              <td class="number" title={moneyExact(built.orderedMinor, 'EUR')}>{millions(built.orderedMinor)}</td>
              <td class="number" title={moneyExact(built.cost.residualMinor, 'EUR')}>{built.cost.residualMinor === 0 ? '–' : millions(built.cost.residualMinor)}</td>
              <td class="number" title={moneyExact(built.cost.totalMinor, 'EUR')}>{millions(built.cost.totalMinor)}</td>
              <td class="place" title={built.source}>{built.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Years({ its }: { its: BuildOut }) {
  return (
    <TableBox label="Capital by year">
      <table>
        <thead><tr><th scope="col">Year</th><th scope="col" class="number">Ordered, EUR million</th><th scope="col" class="number">of</th></tr></thead>
        <tbody>
          {its.years.map((year) => (
            <tr key={year.name} data-testid="year-row">
              <th scope="row">{year.name}</th>
              <td class="number" title={moneyExact(year.orderedMinor, 'EUR')}>{millions(year.orderedMinor)}</td>
              <td class="number">{millions(year.limitMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Parts({ its }: { its: BuildOut }) {
  return (
    <TableBox label="Cost by part">
      <table>
        <thead><tr><th scope="col">Part</th><th scope="col" class="number">EUR million</th></tr></thead>
        <tbody>
          {costParts(its.cost).map((part) => (
            <tr key={part.id} data-testid="cost-row" data-part={part.id}>
              <th scope="row">{part.label}</th>
              <td class="number" title={moneyExact(part.minor, 'EUR')}>{millions(part.minor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** What is built where and when, and what each costs. */
export function BuiltPanel({ resource }: { resource: Resource<BuildOutJob> }) {
  const its = resource.data?.answer;
  return (
    <Panel<BuildOutJob>
      id="built" title="What to build" className="list-panel" resource={resource}
      note="costs at present value in the first quarter, with what is left after the last one as a credit; capital as it is ordered"
      empty={its?.built.length === 0 ? { title: 'Nothing is built', body: <p>Whatever could be would cost more than it saves.</p> } : undefined}
    >
      {() => its && <Options its={its} />}
    </Panel>
  );
}

/** What the net present cost is made of. */
export function CostPanel({ resource }: { resource: Resource<BuildOutJob> }) {
  const its = resource.data?.answer;
  return (
    <Panel<BuildOutJob> id="cost-parts" title="Cost by part" className="list-panel" resource={resource} note="at present value in the first quarter; what is left at the end is a credit">
      {() => its && <Parts its={its} />}
    </Panel>
  );
}

/** How much is ordered in each year. */
export function YearsPanel({ resource }: { resource: Resource<BuildOutJob> }) {
  const its = resource.data?.answer;
  return (
    <Panel<BuildOutJob> id="years" title="Capital by year" className="list-panel" resource={resource} note="paid with the orders, not discounted">
      {() => its && <Years its={its} />}
    </Panel>
  );
}
