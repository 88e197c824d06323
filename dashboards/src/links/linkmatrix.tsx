import type { DataLinks, Transfers, Way } from '../api/links';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { setParams } from '../shell/router';
import { money } from '../units/format';
import { isWay, linkOf, MOST_IN_MATRIX } from './ways';
import { sizeText, speedText, takesText, wayText } from './words';

interface CellProps {
  way: Way;
  links: DataLinks;
  transfers: Transfers | undefined;
  chosen: Way | undefined;
  mayChange: boolean;
}

function Cell({ way, links, transfers, chosen, mayChange }: CellProps) {
  const link = linkOf(links.items, way);
  const its = transfers && linkOf(transfers.items, way);
  const isChosen = chosen !== undefined && isWay(chosen, way);
  const words = link ? (
    <>
      <b>{its ? takesText(its.durationMillis) : speedText(link.megabitPerSecond)}</b>
      <small>{its && its.costMinor > 0 ? money(its.costMinor, its.currency) : 'at no cost'}</small>
    </>
  ) : <span class="muted">no link</span>;
  const look = `way${link ? ' linked' : ''}${isChosen ? ' chosen' : ''}`;
  return (
    <td>
      {mayChange ? (
        <button
          type="button" class={look} aria-pressed={isChosen} data-testid={`way-${way.fromSiteId}-${way.toSiteId}`}
          title={`${link ? 'Change' : 'Add'} the link from ${wayText(way)}`}
          onClick={() => setParams({ from: way.fromSiteId, to: way.toSiteId })}
        >
          {words}
        </button>
      ) : <span class={look} data-testid={`way-${way.fromSiteId}-${way.toSiteId}`}>{words}</span>}
    </td>
  );
}

interface Props {
  links: Resource<DataLinks>;
  transfers: Transfers | undefined;
  sizeBytes: number;
  sites: readonly string[];
  chosen: Way | undefined;
  mayChange: boolean;
}

/** From each site to each other: what the example takes, and where it cannot go. */
export function LinkMatrix({ links, transfers, sizeBytes, sites, chosen, mayChange }: Props) {
  if (sites.length < 2 || sites.length > MOST_IN_MATRIX) return null;
  return (
    <Panel<DataLinks> id="ways" title="From site to site" note={`what ${sizeText(sizeBytes)} take and cost`} resource={links}>
      {(data) => (
        <div class="ways-box" role="region" aria-label="From site to site" tabIndex={0}>
          <table class="ways">
            <thead>
              <tr>
                <th scope="col"><span class="muted">from \ to</span></th>
                {sites.map((site) => <th key={site} scope="col">{site}</th>)}
              </tr>
            </thead>
            <tbody>
              {sites.map((from) => (
                <tr key={from}>
                  <th scope="row">{from}</th>
                  {sites.map((to) => from === to
                    ? <td key={to}><span class="way home">lies here</span></td>
                    : <Cell key={to} way={{ fromSiteId: from, toSiteId: to }} links={data} transfers={transfers} chosen={chosen} mayChange={mayChange} />)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
