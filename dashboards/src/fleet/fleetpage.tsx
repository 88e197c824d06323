import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { fleetApi } from '../api/fleet';
import type { FleetSummary, ScopedPowerSeries } from '../api/fleettypes';
import { useResource, type Resource } from '../api/resource';
import { FrozenNote, frozenAt } from '../shell/frozen';
import { screenKeys } from '../shell/keyboard';
import { LiveDot, PauseButton } from '../shell/live';
import { withParams } from '../shell/query';
import { param, setParams } from '../shell/router';
import { Share } from '../shell/share';
import { ErrorState, Skeleton } from '../shell/states';
import { TimePicker } from '../shell/timepicker';
import { TopBar } from '../shell/topbar';
import { isoInstant, presetsBack, presetsForward, relativeTo } from '../units/range';
import { resolveZone, zoneChoice } from '../units/zone';
import { AttentionPanel } from './attention';
import { bandTable, isByClass, siteParts, type BandTable } from './bandtable';
import { BandPanel, bandGrouping } from './bandpanel';
import { FleetFigures } from './fleetfigures';
import { cutSince } from './fleetevents';
import { useFleet } from './fleetstore';
import { reachOf, useFleetTime, type Reach } from './fleettime';
import { NoFleet } from './nofleet';
import { SitesPanel } from './sitecards';

const MOST_POINTS = 1_000;

const groups = [
  { title: 'Back', presets: presetsBack },
  { title: 'Forward', presets: presetsForward },
];

/** A fleet in one country has its clock; one in several goes by UTC. */
function zoneOf(summary: FleetSummary | undefined): string {
  const countries = new Set(summary?.sites.map((site) => site.country));
  return resolveZone(zoneChoice(param('tz')), countries.size === 1 ? [...countries][0] : undefined);
}

function FacilityToggle({ known }: { known: boolean }) {
  const facility = param('power') === 'facility';
  return (
    <div class="button-group" role="group" aria-label="Power of">
      <button
        type="button" class="button small" aria-pressed={!facility} data-testid="power-it"
        onClick={() => setParams({ power: undefined })}
      >
        IT
      </button>
      <button
        type="button" class="button small" aria-pressed={facility} disabled={!known} data-testid="power-facility"
        title={known ? undefined : 'No site meter and no design PUE is known'}
        onClick={() => setParams({ power: 'facility' })}
      >
        Facility
      </button>
    </div>
  );
}

/** The answer as a table, with the names that the sites have. */
function useBand(
  answer: Resource<ScopedPowerSeries>, summary: FleetSummary | undefined,
): Resource<BandTable> {
  const names = summary?.sites.map(({ siteId, name }) => `${siteId} ${name}`).join(', ');
  const data = useMemo(() => {
    if (!answer.data) return undefined;
    if (isByClass(answer.data)) return bandTable(answer.data);
    const known = new Map(summary?.sites.map(({ siteId, name }) => [siteId, name]));
    return bandTable(answer.data, siteParts(answer.data, known));
  }, [answer.data, names]);
  return { ...answer, data };
}

export function FleetPage() {
  const at = frozenAt();
  const fleet = useFleet(at);
  const { summary, resource } = fleet;
  const zone = zoneOf(summary);
  const reach = useSignal<Reach>({ first: undefined, forecast: false });
  const time = useFleetTime(at, reach.value, zone);
  const { now, asked, view } = time;
  const picker = useSignal(false);
  const window = view.window.value;
  const query = { scope: 'fleet', from: isoInstant(asked.from), to: isoInstant(asked.to), maxPoints: MOST_POINTS, groupBy: bandGrouping() };
  const some = summary !== undefined && summary.sites.length > 0;
  const answer = useResource<ScopedPowerSeries>(
    some ? JSON.stringify(query) : undefined,
    (signal) => fleetApi.powerSeries(query, signal), true,
  );
  const band = useBand(answer, summary);
  const facility = param('power') === 'facility';
  const stale = cutSince(fleet, now);

  useEffect(() => {
    if (band.data) reach.value = reachOf(band.data, reach.peek());
  }, [band.data]);
  useEffect(() => {
    screenKeys.value = {
      time: () => (picker.value = true),
      now: () => setParams({ from: undefined, to: undefined, at: undefined, snapshot: undefined }),
    };
    return () => (screenKeys.value = {});
  }, []);

  function frozenLink(): string {
    const ends = { from: isoInstant(window.from), to: isoInstant(window.to) };
    const snapshot = summary && { at: summary.at, snapshot: summary.snapshotId };
    return '/fleet?' + withParams(new URLSearchParams(location.search), { ...ends, ...snapshot });
  }

  function liveLink(): string {
    const ends = { from: relativeTo(window.from, now, 'now'), to: relativeTo(window.to, now, 'now') };
    const back = { at: undefined, snapshot: undefined };
    return '/fleet?' + withParams(new URLSearchParams(location.search), { ...ends, ...back });
  }

  return (
    <>
      <TopBar title="Fleet">
        {at === undefined && <LiveDot state={fleet.live} />}
        {at === undefined && <PauseButton paused={fleet.paused} set={fleet.setPaused} />}
        <TimePicker groups={groups} from={window.from} to={window.to} zone={zone} open={picker} />
        <Share
          frozen={frozenLink} live={liveLink}
          notes={{
            frozen: 'This fleet at this moment, whenever it is opened',
            live: 'The fleet as it is, around the time of opening',
          }}
        />
      </TopBar>
      <main class="page fleet" data-testid="fleet">
        {at !== undefined && <FrozenNote at={at} zone={zone} snapshotId={summary?.snapshotId} />}
        {summary === undefined ? (
          resource.error
            ? <ErrorState error={resource.error} retry={resource.reload} />
            : <Skeleton label="the fleet" />
        ) : summary.sites.length === 0 ? (
          <NoFleet appeared={resource.reload} />
        ) : (
          <>
            <section class={`fleet-head${stale ? ' stale' : ''}`} aria-label="Now">
              <FleetFigures summary={summary} facility={facility} frozen={at !== undefined} />
              <FacilityToggle known={summary.facilityPowerW !== undefined} />
            </section>
            <BandPanel
              title="Power" scope="fleet" view={view} usual={time.usual} resource={band} query={query} now={now}
              staleSince={stale}
            />
            <AttentionPanel
              summary={summary} resource={resource} staleSince={stale} at={at} now={now} zone={zone}
            />
            <SitesPanel
              summary={summary} resource={resource} sites={summary.sites} facility={facility}
              staleSince={stale} at={at} now={now} zone={zone}
            />
          </>
        )}
      </main>
    </>
  );
}
