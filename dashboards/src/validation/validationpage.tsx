import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useResource } from '../api/resource';
import type { Page } from '../api/types';
import { validationApi, validationUrls } from '../api/validation';
import type { Quarantine, VerdictGrid, VerdictOnNode, VerdictRow } from '../api/validationtypes';
import { LiveDot, PauseButton } from '../shell/live';
import { useLiveTurn } from '../shell/liveturn';
import { usePages } from '../shell/pages';
import { param } from '../shell/router';
import { mayForAll } from '../shell/self';
import { TopBar } from '../shell/topbar';
import { gridQuery } from './address';
import { AgentsPanel } from './agentspanel';
import { ComparePanel } from './comparepanel';
import { Figures } from './figures';
import { filterOfUrl } from './filter';
import { GridPanel } from './gridpanel';
import { DotsPanel, PowerPanel } from './kernelpanels';
import { NodePanel } from './nodepanel';
import { ProfilesPanel } from './profilespanel';
import { ProofPanel } from './proofpanel';

const PAGE_SIZE = 200;
const MOST = 1_000;

/** Whether each node is as fast and as power-honest as its profile says. */
export function ValidationPage() {
  const { turn, live, paused, setPaused } = useLiveTurn(mayForAll('validation:read') ? validationUrls.events : undefined);
  const filter = filterOfUrl();
  const query = gridQuery(filter);
  const grid = usePages<VerdictRow>(JSON.stringify(query), (pageToken) => validationApi.grid({ ...query, pageSize: PAGE_SIZE, pageToken }));
  const data = grid.resource.data as VerdictGrid | undefined;
  const kernel = param('kernel') ?? data?.kernels[0];
  const node = param('node');
  const ofKernel = { kernelId: kernel, model: filter.model, siteId: filter.siteId, verdict: filter.verdict === 'NotRun' ? undefined : filter.verdict, pageSize: MOST };
  const results = useResource<Page<VerdictOnNode>>(kernel && `${JSON.stringify(ofKernel)}`, (signal) => validationApi.kernel(ofKernel, signal));
  const apart = useResource<Page<Quarantine>>('apart', (signal) => validationApi.quarantines({ state: 'Quarantined', pageSize: MOST }, signal));
  const enrolling = useSignal(false);
  const quarantined = new Set(apart.data?.items.map(({ nodeId }) => nodeId));

  function reload(): void {
    grid.refresh();
    results.reload();
    apart.reload();
  }

  useEffect(() => {
    if (turn > 0) reload();
  }, [turn]);

  function enrol(): void {
    enrolling.value = true;
    document.getElementById('agents-title')?.scrollIntoView({ block: 'start' });
  }

  return (
    <>
      <TopBar title="Validation">
        <LiveDot state={live} />
        <PauseButton paused={paused} set={setPaused} />
      </TopBar>
      <main class="page validation" data-testid="validation">
        {data && <Figures grid={data} chosen={filter.verdict} quarantinedCount={apart.data?.items.length} />}
        <div class={`sov-columns validation-columns${node ? ' with-side' : ''}`}>
          <div class="validation-main">
            <GridPanel
              pages={grid} filter={filter} kernel={kernel} node={node} quarantined={quarantined}
              enrol={mayForAll('validation:write') ? enrol : undefined}
            />
            {kernel && (
              <div class="validation-plots">
                <DotsPanel kernel={kernel} query={ofKernel} resource={results} />
                <PowerPanel kernel={kernel} query={ofKernel} resource={results} />
              </div>
            )}
          </div>
          {node && <NodePanel key={node} nodeId={node} kernel={kernel} turn={turn} changed={reload} />}
        </div>
        <ProofPanel turn={turn} siteIds={data?.siteIds ?? []} />
        <ComparePanel turn={turn} />
        <ProfilesPanel turn={turn} kernel={kernel} />
        <AgentsPanel turn={turn} enrolling={enrolling} node={node} />
      </main>
    </>
  );
}
