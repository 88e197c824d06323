import type { DomainOutlook, KeptOutlook } from '../api/capacity';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { setParams } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { percent } from '../units/format';

/** The row of what binds first. */
export const FIRST_DOMAIN = 'first-domain';

function SiteLink({ id }: { id: string }) {
  return <button type="button" class="button small quiet" data-testid="domain-site" aria-label={`The steps of ${id} alone`} onClick={() => setParams({ site: id, id: undefined })}>{id}</button>;
}

function Row({ its, to, isFirst }: { its: DomainOutlook; to: string; isFirst: boolean }) {
  return (
    <tr data-testid="domain-row" id={isFirst ? FIRST_DOMAIN : undefined} tabIndex={isFirst ? -1 : undefined}>
      <th scope="row">{its.gpuType ? `${its.gpuType} GPUs` : 'Power'}</th>
      <td>{its.profileIds.join(', ')}</td>
      <td>{its.siteIds.length === 0 ? 'nowhere' : its.siteIds.map((id) => <SiteLink key={id} id={id} />)}</td>
      <td class="number">{its.exhaustion.p90 ?? `not by ${to}`}</td>
      <td class="number">{its.exhaustion.p50 ?? `not by ${to}`}</td>
      <td class="number">{percent(its.exhaustion.withinRatio)}</td>
      <td class="number">{percent(its.bindsFirstRatio)}</td>
    </tr>
  );
}

/** What may run out, power and GPUs by residency profiles, that which binds first on top. */
export function DomainsPanel({ resource }: { resource: Resource<KeptOutlook> }) {
  return (
    <Panel<KeptOutlook>
      id="domains" title="What binds first" className="list-panel" resource={resource}
      note="of work that may go nowhere else, even while other sites have some left"
      empty={resource.data?.answer.outlook.domains.length === 0 ? { title: 'There is no demand' } : undefined}
    >
      {({ answer }) => {
        const told = answer.later ?? answer.outlook;
        const rows = [...told.domains].sort((a, b) => b.bindsFirstRatio - a.bindsFirstRatio || (a.exhaustion.p50 ?? '9').localeCompare(b.exhaustion.p50 ?? '9'));
        return (
          <TableBox label="What binds first">
            <table>
              <thead>
                <tr>
                  <th scope="col">What</th><th scope="col">Residency profiles</th><th scope="col">Sites that may host them</th>
                  <th scope="col" class="number">P90</th><th scope="col" class="number">P50</th><th scope="col" class="number">Within the horizon</th><th scope="col" class="number">First of all</th>
                </tr>
              </thead>
              <tbody>{rows.map((its, at) => <Row key={its.text} its={its} to={told.to} isFirst={at === 0} />)}</tbody>
            </table>
          </TableBox>
        );
      }}
    </Panel>
  );
}
