import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import { address, asRequestError, type RequestError } from '../api/http';
import { useResource } from '../api/resource';
import type { UnplacedJob } from '../api/types';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { kindLabel } from '../charts/kinds';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { count, money, moneyExact } from '../units/format';
import { useSteady } from '../shell/steady';
import { unplacedDataset } from './datasets';
import { isCurrent, keyOf } from './shownplan';
import { Reasons } from './reasonlist';
import { REASON_TOKENS, reasonWords } from './reasons';
import type { ScheduleView } from './view';

const PAGE_SIZE = 200;
const LARGEST_PAGE = 1000;

interface Loaded {
  items: UnplacedJob[];
  next: string | undefined;
}

function Job({ job, currency, live }: { job: UnplacedJob; currency: string; live: boolean }) {
  const selected = param('sel') === job.jobId;
  return (
    <li class={`unplaced-job${selected ? ' selected' : ''}`} data-testid="unplaced-job">
      <div class="unplaced-head">
        <i class={`swatch ${job.kind}`} />
        <button
          type="button" class="link" aria-pressed={selected} title="Why it is not placed"
          onClick={() => setParams({ sel: selected ? undefined : job.jobId })}
        >
          {job.jobId}
        </button>
        <span class="unplaced-value" title={moneyExact(job.valueMinor, currency)}>
          {money(job.valueMinor, currency)}
        </span>
        <span class="muted">
          {kindLabel(job.kind)} · {job.tenant} · {count(job.gpuCount)} GPUs
          {live && <> · <a href={`/jobs/${encodeURIComponent(job.jobId)}`} data-testid="unplaced-link" aria-label={`Page of job ${job.jobId}`}>open</a></>}
        </span>
      </div>
      <Reasons job={job} />
    </li>
  );
}

export function UnplacedPanel({ view }: { view: ScheduleView }) {
  const { plan } = view;
  const q = param('q') ?? '';
  const reason = param('reason');
  const query = { q, reason, pageSize: PAGE_SIZE };
  const live = isCurrent(plan);
  const resource = useResource<Loaded>(`${keyOf(plan)} ${q} ${reason ?? ''}`, async (signal) => {
    const page = await api.unplaced(plan.id, query, signal);
    return { items: page.items, next: page.nextPageToken };
  }, live);
  const [more, setMore] = useState<Loaded>({ items: [], next: undefined });
  const [failure, setFailure] = useState<RequestError>();
  useEffect(() => setMore({ items: [], next: resource.data?.next }), [resource.data]);

  async function loadMore(): Promise<void> {
    try {
      const page = await api.unplaced(plan.id, { ...query, pageToken: more.next });
      setMore({ items: [...more.items, ...page.items], next: page.nextPageToken });
      setFailure(undefined);
    } catch (thrown) {
      setFailure(asRequestError(thrown));
    }
  }

  async function everyPage(): Promise<UnplacedJob[]> {
    const all: UnplacedJob[] = [];
    let pageToken: string | undefined;
    do {
      const page = await api.unplaced(plan.id, { q, reason, pageSize: LARGEST_PAGE, pageToken });
      all.push(...page.items);
      pageToken = page.nextPageToken;
    } while (pageToken);
    return all;
  }

  const jobs = [...(resource.data?.items ?? []), ...more.items];
  const { rows, waiting, hold } = useSteady(jobs, ({ jobId }) => jobId);
  const filtered = q !== '' || reason !== undefined;
  const empty =
    jobs.length > 0 ? undefined : {
      title: filtered ? 'No unplaced job matches' : live ? 'No job waits' : 'Every job has its place',
      body: filtered ? (
        <button type="button" class="button" onClick={() => setParams({ q: undefined, reason: undefined })}>
          Clear the filters
        </button>
      ) : undefined,
    };
  return (
    <Panel<Loaded>
      id="unplaced" title={live ? 'Waiting' : 'Unplaced'} className="unplaced-panel" resource={resource} empty={empty}
      note={filtered ? `${count(jobs.length)}${more.next ? '+' : ''} of ${count(plan.unplacedCount)}` : count(plan.unplacedCount)}
      bar={
          <select
            aria-label="Reason" value={reason ?? ''} data-testid="reason"
            onChange={(event) => setParams({ reason: event.currentTarget.value || undefined })}
          >
            <option value="">Any reason</option>
            {REASON_TOKENS.map((token) => <option key={token} value={token}>{reasonWords(token)}</option>)}
          </select>
      }
      tools={
        <>
          <TableToggle panel="unplaced" />
          <ExportMenu
            panel="unplaced" dataset={async () => unplacedDataset(await everyPage(), view, { q, site: '' })}
            url={address(`/plans/${plan.id}/unplaced`, query)}
          />
        </>
      }
    >
      {() =>
        hasWord('table', 'unplaced') ? (
          <DataTable panel="unplaced" data={unplacedDataset(jobs, view, { q, site: '' })} label="Unplaced jobs" />
        ) : (
          <ul class="unplaced-list" {...hold}>
            {waiting > 0 && <li class="more"><span class="badge" role="status">{count(waiting)} new</span></li>}
            {rows.map((job) => <Job key={job.jobId} job={job} currency={plan.currency} live={live} />)}
            {more.next && (
              <li class="more">
                <button type="button" class="button" data-testid="more" onClick={() => void loadMore()}>
                  {failure ? `${failure.title}: try again` : 'Load more'}
                </button>
              </li>
            )}
          </ul>
        )
      }
    </Panel>
  );
}
