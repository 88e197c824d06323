import { useSignal } from '@preact/signals';
import { buildOutApi, buildOutUrls, type BuildOut, type BuildOutJob } from '../api/buildout';
import { asRequestError } from '../api/http';
import { useReloadWhile, useResource, type Resource } from '../api/resource';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { DataTable } from '../charts/datatable';
import { mw } from '../outlook/words';
import { notify } from '../shell/announce';
import { Figure } from '../shell/figure';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { mayForAll } from '../shell/self';
import { Share } from '../shell/share';
import { TopBar } from '../shell/topbar';
import { moneyExact } from '../units/format';
import { BuildChart } from './buildchart';
import { BuiltPanel, CostPanel, YearsPanel } from './builtpanel';
import { OthersPanel } from './otherspanel';
import { PowerPanel } from './powerpanel';
import { RunBar } from './runbar';
import { UnmetPanel } from './unmetpanel';
import { costNote, gapText, isOpen, millionsEur, quartersDataset } from './words';

const POLL_MS = 1_000;

function Figures({ its }: { its: BuildOut }) {
  const last = its.quarters.at(-1);
  const shortest = its.unmet[0];
  return (
    <dl class="figures outlook-figures" data-testid="build-figures">
      <Figure testId="cost" label="Net present cost" value={millionsEur(its.cost.totalMinor)} exact={moneyExact(its.cost.totalMinor, 'EUR')} note={costNote(its)} />
      <Figure testId="bound" label="Lower bound" value={millionsEur(its.boundMinor)} exact={moneyExact(its.boundMinor, 'EUR')} note={`no plan costs less: ${gapText(its)}`} />
      <Figure testId="grid" label={`Connections in ${last?.name ?? '–'}`} value={`${mw(last?.gridKw ?? 0)}\u00a0MW`} note={`${its.built.length} of ${its.verdicts.length} options are built`} />
      <Figure testId="short" label="First short" value={shortest ? shortest.quarter : 'nothing'} tone={shortest ? 'warn' : 'good'} note={shortest ? `${shortest.profileId}: ${mw(shortest.shortKw)} MW of IT` : 'all demand is met by its date'} />
    </dl>
  );
}

function ChartPanel({ resource }: { resource: Resource<BuildOutJob> }) {
  const job = resource.data;
  const its = job?.answer;
  return (
    <Panel<BuildOutJob>
      id="build-out" title="Supply against demand" className="list-panel" resource={resource}
      note={its && `${its.name}; demand at its quantile with the reserve`}
      tools={job && its && <><TableToggle panel="build-out" /><ExportMenu panel="build-out" dataset={() => quartersDataset(job.id, its)} url={buildOutUrls.one(job.id)} /></>}
    >
      {() => job && its && (hasWord('table', 'build-out')
        ? <DataTable panel="build-out" data={quartersDataset(job.id, its)} label="Supply and demand by quarter" />
        : <BuildChart its={its} />)}
    </Panel>
  );
}

function Nothing({ resource, hasOptions }: { resource: Resource<{ items: BuildOutJob[] }>; hasOptions: boolean }) {
  const empty = hasOptions
    ? { title: 'Nothing has been searched for yet', body: <p>Have a build-out of the newest capacity plan and options searched for.</p> }
    : { title: 'There are no options yet', body: <p>PUT some to {buildOutUrls.options}; <code>megawatt build-out --demo --document</code> prints some to begin with.</p> };
  return <Panel<{ items: BuildOutJob[] }> id="build-out" title="Supply against demand" resource={resource} empty={empty}>{() => null}</Panel>;
}

/** What to build where and when, why nothing else, and what cannot come in time. */
export function BuildOutPage() {
  const all = useResource<{ items: BuildOutJob[] }>('build-outs', (signal) => buildOutApi.all(signal));
  const options = useResource<{ version: number }>('build-out-options', (signal) => buildOutApi.options(signal));
  const jobs = all.data?.items ?? [];
  const shown = param('id') ?? jobs.find(({ state }) => state === 'Done')?.id;
  const job = useResource<BuildOutJob>(shown && `build-out ${shown}`, (signal) => buildOutApi.one(shown ?? '', signal), true);
  const problem = useSignal<string | undefined>(undefined);
  const isBusy = jobs.some(isOpen);
  useReloadWhile(all, isBusy, POLL_MS);

  async function act(work: Promise<unknown>, done: string): Promise<void> {
    try {
      await work;
      problem.value = undefined;
      notify(done);
    } catch (failure) {
      const error = asRequestError(failure);
      problem.value = `${error.title}: ${error.detail}`;
    }
    all.reload();
  }
  function ask(effortRatio: number): void {
    setParams({ id: undefined });
    void act(buildOutApi.ask(effortRatio), 'It is searched for');
  }

  const its = job.data?.answer;
  const isNothing = shown === undefined && all.data !== undefined;
  return (
    <>
      <TopBar title="Build-out">
        {job.data && <Share frozen={() => `/build-out?id=${encodeURIComponent(job.data?.id ?? '')}`} live={() => '/build-out'} notes={{ frozen: 'this build-out, as it was answered', live: 'the newest build-out' }} />}
      </TopBar>
      <main class="page outlook" data-testid="build-outs">
        {problem.value && <p class="field-problem" role="alert" data-testid="build-error">{problem.value}</p>}
        <RunBar jobs={jobs} shown={shown} mayChange={mayForAll('plans:write') && options.data !== undefined} ask={ask} cancel={(id) => void act(buildOutApi.remove(id), 'The search is cancelled')} />
        {isNothing ? <Nothing resource={all} hasOptions={options.data !== undefined} /> : (
          <>
            {job.data && (
              <p class="outlook-frozen muted" data-testid="build-of">
                Of version {job.data.planVersion} of the <a href="/outlook">capacity plan</a> and version {job.data.optionsVersion} of the options.
                {job.data.state === 'Failed' && ` It failed: ${job.data.problem ?? ''}`}
              </p>
            )}
            {its && <Figures its={its} />}
            {(job.data === undefined || its) && (
              <>
                <ChartPanel resource={job} />
                <BuiltPanel resource={job} />
                <CostPanel resource={job} />
                <YearsPanel resource={job} />
                <UnmetPanel resource={job} />
                <OthersPanel resource={job} />
              </>
            )}
          </>
        )}
        <PowerPanel />
      </main>
    </>
  );
}
