import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useResource } from '../api/resource';
import { sovereigntyApi } from '../api/sovereignty';
import type { ResidencyCapacity, ResidencyDecisions, ResidencyRules } from '../api/sovereigntytypes';
import { usePlanNow } from '../shell/clock';
import { frozenAt } from '../shell/frozen';
import { screenKeys } from '../shell/keyboard';
import { withParams } from '../shell/query';
import { useRefresh } from '../shell/refresh';
import { param, setParams } from '../shell/router';
import { Share } from '../shell/share';
import { Empty, ErrorState, Skeleton } from '../shell/states';
import { TopBar } from '../shell/topbar';
import { isoInstant } from '../units/range';
import { matrixHref, profileHref } from './address';
import { AtNote } from './atnote';
import { AttestationsPanel } from './attestationspanel';
import { CapacityPanel } from './capacitypanel';
import { InstantPicker } from './instant';
import { PlacesPanel } from './placespanel';
import { ProfileHead } from './profilehead';
import { RulesPanel } from './rulespanel';
import { WaiversPanel } from './waiverspanel';

const TICK_MS = 60_000;
const REFRESH_MS = 30_000;

function NoProfile({ id, detail, at }: { id: string; detail: string; at: string | undefined }) {
  return (
    <Empty title={`No profile is called ${id}`}>
      <p>{detail}</p>
      <p>A job may also name a policy of the scenario that is planned on; such a policy is no profile of the register.</p>
      <a class="button primary" href={matrixHref(at)}>All profiles</a>
    </Empty>
  );
}

function linkAt(id: string, at: string | undefined): string {
  const query = withParams(new URLSearchParams(location.search), { at });
  return profileHref(id) + (query ? `?${query}` : '');
}

/** What a class of workloads asks, where it may run, and the proof: a page to show to a customer. */
export function ProfilePage({ id }: { id: string }) {
  const at = frozenAt();
  const now = usePlanNow(TICK_MS);
  const picker = useSignal(false);
  const key = `${id} ${at ?? 'now'}`;
  const capacityQuery = { profileId: id, at, by: param('by') };
  const rules = useResource<ResidencyRules>(key, (signal) => sovereigntyApi.rules(id, at, signal));
  const known = rules.data ? key : undefined;
  const decisions = useResource<ResidencyDecisions>(known, (signal) => sovereigntyApi.decisions({ profileId: id, at }, signal));
  const capacity = useResource<ResidencyCapacity>(
    known && JSON.stringify(capacityQuery), (signal) => sovereigntyApi.capacity(capacityQuery, signal),
  );
  useRefresh(REFRESH_MS, at === undefined && rules.data !== undefined, () => {
    rules.reload();
    decisions.reload();
    capacity.reload();
  });

  useEffect(() => {
    screenKeys.value = { time: () => (picker.value = true), now: () => setParams({ at: undefined }) };
    return () => (screenKeys.value = {});
  }, []);

  return (
    <>
      <TopBar title="Profile">
        <InstantPicker at={at} now={now} open={picker} />
        <Share
          frozen={() => linkAt(id, at ?? decisions.data?.at ?? isoInstant(now))} live={() => linkAt(id, undefined)}
          notes={{ frozen: 'The profile as it is at this moment, whenever it is opened', live: 'The profile at the time of opening' }}
        />
        <button type="button" class="button wide-only" data-testid="print" onClick={() => window.print()}>Print</button>
        <a class="button" href={matrixHref(at)} data-testid="all-profiles">Matrix</a>
      </TopBar>
      <main class="page profile" data-testid="profile">
        {at !== undefined && <AtNote at={at} now={now} register={decisions.data && { version: decisions.data.registerVersion }} />}
        {rules.data ? (
          <>
            <ProfileHead rules={rules.data} capacity={capacity.data} at={at} told={decisions.data} />
            <RulesPanel resource={rules} at={at} />
            <WaiversPanel resource={rules} at={at} />
            <PlacesPanel decisions={decisions} capacity={capacity.data} profileId={id} at={at} />
            <CapacityPanel resource={capacity} query={capacityQuery} />
            <AttestationsPanel profileId={id} />
          </>
        ) : rules.error?.status === 404 ? (
          <NoProfile id={id} detail={rules.error.detail} at={at} />
        ) : rules.error ? (
          <ErrorState error={rules.error} retry={rules.reload} />
        ) : (
          <Skeleton label="the profile" />
        )}
      </main>
    </>
  );
}
