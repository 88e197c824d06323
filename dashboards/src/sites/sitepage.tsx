import { useEffect, useMemo } from 'preact/hooks';
import { fleetApi } from '../api/fleet';
import type { LossSimulation, RackDetail } from '../api/fleettypes';
import { nodeApi, type RackNodes } from '../api/nodes';
import { useResource } from '../api/resource';
import { cutSince } from '../fleet/fleetevents';
import { useNow } from '../shell/clock';
import { Icon } from '../shell/icons';
import { screenKeys } from '../shell/keyboard';
import { LiveDot, PauseButton } from '../shell/live';
import { FrozenNote, frozenAt } from '../shell/frozen';
import { withParams } from '../shell/query';
import { navigate, param, setParams } from '../shell/router';
import { may } from '../shell/self';
import { Share } from '../shell/share';
import { Empty } from '../shell/states';
import { TopBar } from '../shell/topbar';
import { resolveZone, zoneChoice } from '../units/zone';
import { siteHref, type SitePath } from './address';
import { Element } from './element';
import { HeatPanel, chosenMetric } from './heatpanel';
import { LossPanel } from './losspanel';
import { RackPanel } from './rackpanel';
import { Scrubber, momentOf, stepOf } from './scrubber';
import { useHeatMap, useRacksBelow, useSite, type SiteView } from './sitestore';
import { pathTo } from './tree';
import { TreePanel } from './treepanel';
import { shortId } from './words';

const TICK_MS = 15_000;

function Crumbs({ view, siteId, selected }: { view: SiteView; siteId: string; selected: string | undefined }) {
  const path = selected === undefined ? [] : pathTo(view.tree, selected);
  return (
    <nav class="crumbs" aria-label="Where this is">
      <ol>
        <li><a href="/fleet">Fleet</a></li>
        <li>
          <select
            aria-label="Site" value={siteId} data-testid="site-picker"
            onChange={(event) => navigate(siteHref({ siteId: event.currentTarget.value, domainId: undefined }))}
          >
            {view.sites.every((site) => site.siteId !== siteId) && <option value={siteId}>{siteId}</option>}
            {view.sites.map((site) => <option key={site.siteId} value={site.siteId}>{site.name}</option>)}
          </select>
        </li>
        {path.map((id) => (
          <li key={id}>
            {id === selected
              ? <b aria-current="page">{shortId(id, siteId)}</b>
              : <a href={siteHref({ siteId, domainId: id })}>{shortId(id, siteId)}</a>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A site's power tree beside its racks: the element that binds, and what hangs on it. */
export function SitePage({ siteId, domainId }: SitePath) {
  const at = frozenAt();
  const view = useSite(siteId, at);
  const now = useNow(TICK_MS);
  const zone = resolveZone(zoneChoice(param('tz')), view.site?.country);
  const selected = domainId ?? view.tree.roots[0];
  const domain = selected === undefined ? undefined : view.tree.byId.get(selected);
  const isRoot = selected === undefined || view.tree.roots.includes(selected);
  const map = useHeatMap(view, chosenMetric());
  const lit = useRacksBelow(domain && !(isRoot && view.tree.roots.length === 1) ? selected : undefined, at);
  const rackId = param('rack');
  const rack = useResource<RackDetail>(
    rackId && `${rackId} ${view.beat}`, (signal) => fleetApi.rack(rackId ?? '', signal), true,
  );
  const jobs = useResource<RackNodes>(
    rackId && may('jobs:read') ? `${rackId} ${view.beat}` : undefined, (signal) => nodeApi.ofRack(rackId ?? '', signal), true,
  );
  const lossOf = at === undefined && param('loss') === 'on' && domain ? selected : undefined;
  const loss = useResource<LossSimulation>(lossOf, (signal) => fleetApi.simulateLoss(lossOf ?? '', signal));
  const stranded = useMemo(
    () => new Set(lossOf === undefined ? [] : loss.data?.strandedRackIds), [lossOf, loss.data],
  );
  const stale = cutSince(view, now);
  const otherFleet = param('snapshot') !== undefined && view.snapshotId !== undefined && param('snapshot') !== view.snapshotId;
  const missing = domainId !== undefined && view.resource.data !== undefined && view.domains.length > 0 && !domain;

  useEffect(() => {
    screenKeys.value = {
      now: () => {
        view.setPaused(false);
        setParams({ at: undefined, snapshot: undefined });
      },
    };
    return () => (screenKeys.value = {});
  }, []);

  /** The newest moment that is kept. */
  function moment(): string {
    return momentOf(stepOf(Date.now()) - 1);
  }

  function link(frozen: boolean): string {
    const here = siteHref({ siteId, domainId: selected });
    const search = new URLSearchParams(location.search);
    const query = withParams(search, { snapshot: frozen ? view.snapshotId : undefined, at: frozen ? (at ?? moment()) : undefined });
    return query ? `${here}?${query}` : here;
  }

  return (
    <>
      <TopBar title={view.site?.name ?? siteId}>
        {at === undefined && <LiveDot state={view.live} />}
        {at === undefined && <PauseButton paused={view.paused} set={view.setPaused} />}
        <Share
          frozen={() => link(true)} live={() => link(false)}
          notes={{
            frozen: 'This element at this moment, for the two hours that are kept',
            live: 'This element, whatever the fleet has become',
          }}
        />
      </TopBar>
      <main class="page site" data-testid="site">
        <div class="site-top">
          <div class="site-where">
            <Crumbs view={view} siteId={siteId} selected={selected} />
            <Scrubber siteId={siteId} at={at} now={now} zone={zone} />
          </div>
          {at !== undefined && (
            <FrozenNote at={at} zone={zone} snapshotId={view.snapshotId} more="Loss simulations and the nodes of racks are of the present." />
          )}
          {at === undefined && otherFleet && (
            <p class="frozen-note" role="status" data-testid="other-fleet">
              <Icon name="warn" /> The link was made of fleet <code>{param('snapshot')}</code>; this is <code>{view.snapshotId}</code>.
            </p>
          )}
        </div>
        {missing ? (
          <Empty title={`${siteId} has no power domain ${domainId}`}>
            <a class="button" href={siteHref({ siteId, domainId: undefined })}>All of {siteId}</a>
          </Empty>
        ) : (
          <>
            {domain && <Element domain={domain} past={at !== undefined} now={now} zone={zone} />}
            <TreePanel
              view={view} siteId={siteId} selected={selected} feeding={rackId && rack.data?.id === rackId ? rack.data.domainIds : []}
              staleSince={stale} now={now} zone={zone}
            />
            <div class="site-side">
              <HeatPanel
                view={view} siteId={siteId} resource={map} lit={lit} stranded={stranded} staleSince={stale}
              />
              {(lossOf !== undefined || rackId) && (
                <div class="site-details">
                  {lossOf !== undefined && <LossPanel domainId={lossOf} siteId={siteId} snapshotId={view.snapshotId} resource={loss} />}
                  {rackId && <RackPanel key={rackId} rackId={rackId} siteId={siteId} resource={rack} jobs={jobs} zone={zone} />}
                </div>
              )}
            </div>
          </>
        )}
      </main>
    </>
  );
}
