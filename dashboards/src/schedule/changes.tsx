import { useMemo } from 'preact/hooks';
import { liveApi, liveUrls } from '../api/live';
import type { Difference, Moved, Revision } from '../api/livetypes';
import { useResource, type Resource } from '../api/resource';
import type { Page } from '../api/types';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { differenceDataset } from '../currentplan/difference';
import { numberIn } from '../currentplan/numberin';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { count } from '../units/format';
import { changeKinds, changeText, changeWord } from './changewords';
import { isCurrent, type ShownPlan } from './shownplan';

const REVISIONS = 30;
const MOST_SHOWN = 200;

interface Changes {
  against: number | undefined;
  resource: Resource<Difference>;
  jobs: ReadonlySet<string>;
}

/** What is different from the revision in the URL, where there is one. */
export function useChanges(plan: ShownPlan): Changes {
  const wanted = numberIn('against');
  const revision = isCurrent(plan) ? plan.revision : undefined;
  const against = revision !== undefined && wanted !== undefined && wanted < revision ? wanted : undefined;
  const resource = useResource<Difference>(
    against === undefined ? undefined : `${revision} ${against}`,
    (signal) => liveApi.difference(revision ?? 0, against ?? 0, signal),
    true,
  );
  const found = against === undefined ? undefined : resource.data;
  const jobs = useMemo(() => new Set(found?.items.map(({ jobId }) => jobId)), [found]);
  return { against, resource, jobs };
}

/** Chooses the revision that the plan is compared with. */
export function Against({ revision }: { revision: number }) {
  const revisions = useResource<Page<Revision>>(
    `revisions ${revision}`, (signal) => liveApi.revisions({ pageSize: REVISIONS }, signal), true,
  );
  const chosen = param('against') ?? '';
  const older = (revisions.data?.items ?? []).filter(({ number }) => number < revision);
  const known = chosen === '' || older.some(({ number }) => String(number) === chosen);
  return (
    <div class="inline-field against">
      <span aria-hidden="true">Compare with</span>
      <select
        aria-label="Compare with revision" value={chosen} data-testid="against"
        onChange={(event) => setParams({ against: event.currentTarget.value || undefined })}
      >
        <option value="">no other revision</option>
        {!known && <option value={chosen}>revision {chosen}</option>}
        {older.map(({ number, cause, reason }) => (
          <option key={number} value={String(number)}>revision {count(number)} · {cause}: {reason}</option>
        ))}
      </select>
    </div>
  );
}

function Change({ moved }: { moved: Moved }) {
  const selected = param('sel') === moved.jobId;
  return (
    <li class={`unplaced-job${selected ? ' selected' : ''}`} data-testid="change">
      <p class="change-head">
        <span class={`badge change-${changeWord(moved)}`}>{changeWord(moved)}</span>
        <button
          type="button" class="link" aria-pressed={selected}
          onClick={() => setParams({ sel: selected ? undefined : moved.jobId })}
        >
          {moved.jobId}
        </button>
      </p>
      <p class="muted">{changeText(moved)}</p>
    </li>
  );
}

interface Props {
  revision: number;
  against: number;
  resource: Resource<Difference>;
}

/** What moved, was delayed, is new and is gone since a revision. */
export function ChangesPanel({ revision, against, resource }: Props) {
  const found = resource.data;
  return (
    <Panel<Difference>
      id="changes" title={`Since revision ${count(against)}`} className="changes-panel" resource={resource}
      empty={found?.items.length === 0 ? { title: 'Every job stands where it stood' } : undefined}
      bar={found && <p class="change-counts">{changeKinds(found.items).map(([word, number]) => `${count(number)} ${word}`).join(' · ')}</p>}
      tools={
        <>
          <TableToggle panel="changes" />
          {found && (
            <ExportMenu panel="changes" url={liveUrls.difference(revision, against)} dataset={() => differenceDataset(found)} />
          )}
          <button
            type="button" class="button quiet square" title="Close" aria-label="Compare no longer" data-testid="close-changes"
            onClick={() => setParams({ against: undefined })}
          >
            <Icon name="close" />
          </button>
        </>
      }
    >
      {(data) =>
        hasWord('table', 'changes') ? (
          <DataTable panel="changes" data={differenceDataset(data)} label="Changes between the revisions" />
        ) : (
          <ul class="unplaced-list">
            {data.items.slice(0, MOST_SHOWN).map((moved) => <Change key={moved.jobId} moved={moved} />)}
            {data.items.length > MOST_SHOWN && <li class="more">{count(data.items.length - MOST_SHOWN)} more in the table</li>}
          </ul>
        )
      }
    </Panel>
  );
}
