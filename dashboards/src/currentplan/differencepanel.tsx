import { liveApi, liveUrls } from '../api/live';
import type { Difference } from '../api/livetypes';
import { useResource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import { ExportMenu } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { param, setParams } from '../shell/router';
import { Icon } from '../shell/icons';
import { count } from '../units/format';
import { differenceDataset } from './difference';

function numberIn(name: string): number | undefined {
  const value = Number(param(name));
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

function Against({ revision, against }: { revision: number; against: number }) {
  return (
    <label class="inline-field">
      against revision
      <input
        key={revision} type="number" class="short" min={0} max={revision - 1} step={1} defaultValue={String(against)}
        data-testid="against"
        onChange={(event) => setParams({ against: event.currentTarget.value || undefined })}
      />
    </label>
  );
}

/** What one revision changed against another; nothing until one is chosen. */
export function DifferencePanel({ newest }: { newest: number }) {
  const revision = numberIn('revision');
  const against = numberIn('against') ?? Math.max(0, (revision ?? 1) - 1);
  const chosen = revision === undefined ? undefined : `${revision} ${against}`;
  const resource = useResource<Difference>(chosen, (signal) =>
    liveApi.difference(revision ?? newest, against, signal),
  );
  if (revision === undefined) return null;
  const found = resource.data;
  return (
    <Panel<Difference>
      id="difference" title={`Changes of revision ${revision}`} className="difference-panel" resource={resource}
      note={found && `${count(found.movedCount)} moved, ${count(found.addedCount)} new, ${count(found.goneCount)} gone, times in UTC`}
      bar={<Against revision={revision} against={against} />}
      empty={found?.items.length === 0 ? { title: 'Every job stands where it stood' } : undefined}
      tools={
        <>
          {found && (
            <ExportMenu
              panel="difference" url={liveUrls.difference(revision, against)} dataset={() => differenceDataset(found)}
            />
          )}
          <button
            type="button" class="button quiet square" title="Close" aria-label="Close" data-testid="close-difference"
            onClick={() => setParams({ revision: undefined, against: undefined })}
          >
            <Icon name="close" />
          </button>
        </>
      }
    >
      {(data) => <DataTable panel="difference" data={differenceDataset(data)} label="Changes between the revisions" />}
    </Panel>
  );
}
