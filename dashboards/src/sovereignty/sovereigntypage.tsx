import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { planNow } from '../api/plantime';
import { useResource } from '../api/resource';
import { sovereigntyApi } from '../api/sovereignty';
import type { ResidencyMatrix } from '../api/sovereigntytypes';
import { HistoryPanel } from '../register/historypanel';
import { useRegisterDesk } from '../register/registerdesk';
import { usePlanNow } from '../shell/clock';
import { frozenAt } from '../shell/frozen';
import { screenKeys } from '../shell/keyboard';
import { withParams } from '../shell/query';
import { useRefresh } from '../shell/refresh';
import { param, setParams } from '../shell/router';
import { mayForAll } from '../shell/self';
import { Share } from '../shell/share';
import { TopBar } from '../shell/topbar';
import { isoInstant } from '../units/range';
import { AtNote } from './atnote';
import { ConditionsPanel } from './conditionspanel';
import { ExpiryPanel } from './expirypanel';
import { InstantPicker } from './instant';
import { MatrixPanel } from './matrixpanel';
import { NoRegister } from './noregister';
import { RegisterFigures } from './registerfigures';
import { tenantWanted } from './tenantfilter';
import { WhyPanel } from './whypanel';
import type { Asked } from './whyparts';

const TICK_MS = 60_000;
const REFRESH_MS = 15_000;

/** What the URL asks about. */
function askedOfUrl(): Asked | undefined {
  const jobId = param('job');
  if (jobId !== undefined) return { jobId };
  const [profileId, placeId] = [param('profile'), param('place')];
  return profileId !== undefined && placeId !== undefined ? { profileId, placeId } : undefined;
}

function linkAt(at: string | undefined): string {
  return `/sovereignty?${withParams(new URLSearchParams(location.search), { at })}`;
}

/** Another number at each answer that came after the first. */
function useAnswers(receivedAt: number | undefined): number {
  const turn = useSignal(-1);
  useEffect(() => {
    if (receivedAt !== undefined) turn.value++;
  }, [receivedAt]);
  return Math.max(0, turn.value);
}

/** Where work may run and why, then, now and to come. */
export function SovereigntyPage() {
  const at = frozenAt();
  const now = usePlanNow(TICK_MS);
  const picker = useSignal(false);
  const tenant = tenantWanted();
  const matrix = useResource<ResidencyMatrix>(JSON.stringify([at, tenant]), (signal) => sovereigntyApi.matrix(at, tenant, signal));
  const turn = useAnswers(matrix.receivedAt);
  const desk = useRegisterDesk(matrix.reload);
  useRefresh(REFRESH_MS, at === undefined, matrix.reload);
  const asked = askedOfUrl();
  const missing = matrix.error?.status === 404;
  const { data } = matrix;

  useEffect(() => {
    screenKeys.value = { time: () => (picker.value = true), now: () => setParams({ at: undefined }) };
    return () => (screenKeys.value = {});
  }, []);

  return (
    <>
      <TopBar title="Sovereignty">
        <InstantPicker at={at} now={now} open={picker} />
        <Share
          frozen={() => linkAt(at ?? data?.at ?? isoInstant(planNow()))} live={() => linkAt(undefined)}
          notes={{ frozen: 'The rules of this moment, whenever it is opened', live: 'The rules at the time of opening' }}
        />
      </TopBar>
      <main class="page sovereignty" data-testid="sovereignty">
        {missing ? (
          <NoRegister at={at} appeared={matrix.reload} />
        ) : (
          <>
            {at !== undefined && (
              <AtNote at={at} now={now} register={data && { version: data.registerVersion, name: data.registerName }} />
            )}
            {data && <RegisterFigures matrix={data} tenant={tenant} replace={at === undefined ? desk.replace : undefined} />}
            <div class={`sov-columns${asked ? ' with-side' : ''}`}>
              <MatrixPanel resource={matrix} at={at} chosen={asked && 'placeId' in asked ? asked : undefined} />
              {asked && <WhyPanel asked={asked} at={at} turn={turn} />}
            </div>
            <ExpiryPanel now={now} isElsewhere={at !== undefined} turn={turn} />
            <ConditionsPanel at={at} turn={turn} />
            {mayForAll('sovereignty:read') && <HistoryPanel turn={turn} puts={desk.puts} putBack={(register) => void desk.putBack(register)} />}
            {desk.dialog}
          </>
        )}
      </main>
    </>
  );
}
