import { fleetUrls } from '../api/fleet';
import type { FleetSummary, SitePowerNow } from '../api/fleettypes';
import type { Resource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { hasWord } from '../shell/router';
import { count, exact, percent, percentWhole, power } from '../units/format';
import { sitesDataset } from './fleetdatasets';
import { gridLoad } from './fleetfigures';
import { Meter } from './meter';
import { SiteSpark } from './sitespark';
import { PowerStateBadge, isEstimate } from './states';
import { useSteady } from '../shell/steady';
import { byLeastHeadroom } from './summary';

interface Props {
  sites: readonly SitePowerNow[];
  facility: boolean;
  now: number;
  zone: string;
}

function Headroom({ site }: { site: SitePowerNow }) {
  const { headroomW, limitW } = site;
  if (headroomW === undefined) return <span>headroom unknown</span>;
  const over = headroomW < 0;
  const share = limitW ? ` · ${percentWhole(Math.abs(headroomW) / limitW)}` : '';
  return (
    <b data-testid="site-headroom" title={exact(headroomW, 'W')}>
      {over ? `${power(-headroomW)} over` : `${power(headroomW)} free`}{share}
    </b>
  );
}

function Card({ site, facility, now, zone }: Omit<Props, 'sites'> & { site: SitePowerNow }) {
  const load = facility ? site.facilityPowerW : site.itPowerW;
  const estimated = isEstimate(site);
  const grid = gridLoad(site);
  return (
    <a
      class={`fleet-card ${site.state.toLowerCase()}${estimated ? ' estimated' : ''}`}
      href={`/sites/${encodeURIComponent(site.siteId)}`} data-testid={`site-${site.siteId}`}
    >
      <span class="fleet-card-head">
        <b>{site.name}</b>
        <small>{site.country}</small>
        <PowerStateBadge state={site.state} staleSince={site.staleSince} now={now} zone={zone} />
      </span>
      <span class="fleet-card-load">
        <span class="fleet-card-value" title={load === undefined ? undefined : exact(load, 'W')}>
          {load === undefined ? 'Unknown' : power(load)}
        </span>
        <span class="muted">{facility ? 'facility' : 'IT'}</span>
      </span>
      <span class="fleet-card-limit muted" data-testid="site-limit">
        {site.limitW === undefined ? 'limit not set' : `${grid === undefined ? 'unknown' : power(grid)} of ${power(site.limitW)} at the grid`}
      </span>
      <Meter used={grid ?? 0} limit={site.limitW} estimated={site.estimatedRatio} />
      <SiteSpark site={site} now={now} />
      <span class="fleet-card-foot">
        <Headroom site={site} />
        {site.estimatedRatio > 0 && (
          <span class="estimate" title="Share of the load that is estimated">{percent(site.estimatedRatio)} est.</span>
        )}
      </span>
      <small class="fleet-card-size">{count(site.nodeCount)} nodes · {count(site.gpuCount)} GPUs</small>
    </a>
  );
}

interface PanelProps extends Props {
  summary: FleetSummary;
  resource: Resource<FleetSummary>;
  staleSince: number | undefined;
  at: string | undefined;
}

/** One card a site, by least headroom; they keep their places while somebody is on them. */
export function SitesPanel({ summary, resource, staleSince, at, sites, ...shared }: PanelProps) {
  const ordered = byLeastHeadroom(sites);
  const { rows, waiting, hold } = useSteady(ordered, (site) => site.siteId);
  const dataset = () => sitesDataset(ordered, summary, shared.zone);
  return (
    <Panel<FleetSummary>
      id="sites" title="Sites" className="sites-panel" staleSince={staleSince}
      resource={{ ...resource, data: summary }} note="least headroom first"
      tools={
        <>
          {waiting > 0 && <span class="badge" role="status">{waiting} new</span>}
          <TableToggle panel="sites" />
          <ExportMenu panel="sites" url={fleetUrls.summary(at)} dataset={dataset} />
        </>
      }
    >
      {() =>
        hasWord('table', 'sites') ? (
          <DataTable panel="sites" label="Sites" data={dataset()} />
        ) : (
          <div class="fleet-cards" data-testid="sites" {...hold}>
            {rows.map((site) => <Card key={site.siteId} site={site} {...shared} />)}
          </div>
        )
      }
    </Panel>
  );
}
