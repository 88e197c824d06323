import { liveApi, liveUrls } from '../api/live';
import type { Difference } from '../api/livetypes';
import { useResource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import { ExportMenu } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { setParams } from '../shell/router';
import { count } from '../units/format';
import { differenceDataset } from './difference';
import { numberIn } from './numberin';

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

/** What one revision changed against another, which is the one before unless another is named. */
export function DifferencePanel({ revision }: { revision: number }) {
  const against = numberIn('against') ?? revision - 1;
  const resource = useResource<Difference>(`${revision} ${against}`, (signal) =>
    liveApi.difference(revision, against, signal),
  );
  const found = resource.data;
  return (
    <Panel<Difference>
      id="difference" title={`Changes of revision ${revision}`} className="difference-panel" resource={resource}
      note={found && `${count(found.movedCount)} moved, ${count(found.addedCount)} new, ${count(found.goneCount)} gone, times in UTC`}
      bar={<Against revision={revision} against={against} />}
      empty={found?.items.length === 0 ? { title: 'Every job stands where it stood' } : undefined}
      tools={
        found && (
          <ExportMenu
            panel="difference" url={liveUrls.difference(revision, against)} dataset={() => differenceDataset(found)}
          />
        )
      }
    >
      {(data) => <DataTable panel="difference" data={differenceDataset(data)} label="Changes between the revisions" />}
    </Panel>
  );
}
