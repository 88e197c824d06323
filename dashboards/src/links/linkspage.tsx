import { useSignal } from '@preact/signals';
import { linkApi, type DataLink, type DataLinks, type LinkOrder, type Transfers, type Way } from '../api/links';
import { asRequestError } from '../api/http';
import { liveApi } from '../api/live';
import type { Basis } from '../api/livetypes';
import { useResource } from '../api/resource';
import { notify } from '../shell/announce';
import { LiveDot, PauseButton } from '../shell/live';
import { useLiveTurn, useTurn } from '../shell/liveturn';
import { Panel } from '../shell/panel';
import { planEvents } from '../shell/planevents';
import { param, setParams } from '../shell/router';
import { may, mayForAll } from '../shell/self';
import { Empty } from '../shell/states';
import { TopBar } from '../shell/topbar';
import { LinkForm } from './linkform';
import { LinkList } from './linklist';
import { LinkMatrix } from './linkmatrix';
import { firstWay, linkOf, sitesOf, withoutLink } from './ways';
import { sizeOf, wayText } from './words';
import { WithdrawDialog } from './withdrawdialog';

/** Nothing is planned on yet. */
const NO_PLAN = 409;

/** What was done last here, and how it was before. */
interface Done {
  words: string;
  before: DataLink[];
  /** The links' version since then. */
  version: string;
}

function Example({ sizeBytes }: { sizeBytes: number }) {
  return (
    <label class="inline-field links-example">
      An example: bringing
      <input
        class="short" type="number" min={0.001} step="any" value={String(sizeBytes / 1e12)} data-testid="example-size"
        onChange={(event) => setParams({ size: event.currentTarget.value || undefined }, true)}
      />
      TB from site to site
    </label>
  );
}

function Undo({ done, undo }: { done: Done; undo: () => Promise<void> }) {
  const error = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  async function act(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    try {
      await undo();
    } catch (failure) {
      const refusal = asRequestError(failure);
      error.value = `${refusal.title}${refusal.detail ? `: ${refusal.detail}` : ''}`;
    } finally {
      busy.value = false;
    }
  }
  return (
    <p class="links-undo" role="status" data-testid="links-done">
      {done.words}
      <button type="button" class="button small" data-testid="links-undo" onClick={() => void act()}>Undo</button>
      {error.value && <span class="field-problem" role="alert">{error.value}</span>}
    </p>
  );
}

/** The ways that data takes from site to site, and what bringing it takes. */
export function LinksPage() {
  const { turn, live, paused, setPaused } = useLiveTurn(may('jobs:read') ? planEvents() : undefined);
  const links = useResource<DataLinks>('links', (signal) => linkApi.all(signal));
  const basis = useResource<Basis | null>(mayForAll('plans:read') ? 'basis' : undefined, (signal) => liveApi.basis(signal));
  const sizeBytes = sizeOf(param('size'));
  const transfers = useResource<Transfers>(
    links.data && `${sizeBytes} ${links.data.version}`, (signal) => linkApi.transfers(sizeBytes, signal), true,
  );
  useTurn(turn, links.reload);
  const done = useSignal<Done | undefined>(undefined);
  const asking = useSignal(false);
  const leaving = useSignal<DataLink | undefined>(undefined);

  const data = links.data;
  const sites = sitesOf(basis.data?.sites.map(({ id }) => id) ?? [], data?.items ?? []);
  const mayChange = mayForAll('limits:write');
  const [from, to] = [param('from'), param('to')];
  const chosen: Way | undefined = from !== undefined && to !== undefined ? { fromSiteId: from, toSiteId: to } : undefined;
  const way = chosen ?? firstWay(sites, data?.items ?? []);
  const known = data && linkOf(data.items, way);
  const reckoned = transfers.data?.sizeBytes === sizeBytes ? transfers.data : undefined;

  /** What was put may be changed by somebody else at once: then there is nothing to take back. */
  async function put(items: readonly LinkOrder[], reason: string, words: string, again?: Done): Promise<void> {
    if (!data) return;
    await linkApi.put(items, reason, again?.version ?? data.version);
    const now = await linkApi.all();
    done.value = again ? undefined : { words, before: data.items, version: now.version };
    notify(words);
    links.reload();
  }

  const apply = (items: readonly LinkOrder[], reason: string, its: Way, before: DataLink | undefined) =>
    put(items, reason, `The link from ${wayText(its)} is ${before ? 'changed' : 'added'}.`);
  const shown = done.value && done.value.version === data?.version ? done.value : undefined;
  return (
    <>
      <TopBar title="Data links">
        {may('jobs:read') && (
          <>
            <LiveDot state={live} />
            <PauseButton paused={paused} set={setPaused} />
          </>
        )}
      </TopBar>
      <main class="page links" data-testid="links">
        {links.error?.status === NO_PLAN && !data ? (
          <Empty title="Nothing is planned on yet">
            <p>Links lead between the sites of a plan. Choose one to plan on, then there are sites to link.</p>
            <a class="button" href="/current-plan">Current plan</a>
          </Empty>
        ) : (
          <>
            <div class="links-head">
              <p class="muted">A job begins at a site other than its data’s only once that has come over a link.</p>
              <Example key={sizeBytes} sizeBytes={sizeBytes} />
            </div>
            {shown && <Undo key={shown.version} done={shown} undo={() => put(shown.before, `Undone: ${shown.words}`, 'That is undone.', shown)} />}
            <div class={mayChange ? 'plan-columns links-columns' : 'plan-column'}>
              <div class="plan-column">
                <LinkList
                  links={links} transfers={reckoned} sizeBytes={sizeBytes} chosen={chosen} mayChange={mayChange}
                  withdraw={(link) => {
                    leaving.value = link;
                    asking.value = true;
                  }}
                />
                <LinkMatrix
                  links={links} transfers={reckoned} sizeBytes={sizeBytes} sites={sites} chosen={mayChange ? way : undefined} mayChange={mayChange}
                />
              </div>
              {mayChange && (
                <div class="plan-column">
                  <Panel<DataLinks>
                    id="link-form" title={known ? 'Change a link' : 'Add a link'} note="nothing changes before you apply it" resource={links}
                    empty={sites.length < 2 && !basis.loading ? { title: 'There is one site', body: <p>A link leads from a site to another one.</p> } : undefined}
                  >
                    {(now) => (
                      <LinkForm
                        key={`${wayText(way)} ${JSON.stringify(linkOf(now.items, way))}`} links={now} sites={sites} way={way} apply={apply} renew={links.reload}
                        choose={(its) => setParams({ from: its.fromSiteId, to: its.toSiteId }, true)}
                      />
                    )}
                  </Panel>
                </div>
              )}
            </div>
            {data && (
              <WithdrawDialog
                link={leaving.value} links={data} open={asking}
                withdraw={(link, reason) => put(withoutLink(data.items, link), reason, `The link from ${wayText(link)} is withdrawn.`)}
              />
            )}
          </>
        )}
      </main>
    </>
  );
}
