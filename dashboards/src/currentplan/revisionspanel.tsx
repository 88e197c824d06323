import { useEffect } from 'preact/hooks';
import { liveApi, liveUrls } from '../api/live';
import type { Revision } from '../api/livetypes';
import type { Page } from '../api/types';
import type { Dataset } from '../charts/dataset';
import { ExportMenu } from '../charts/exportmenu';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { setParams } from '../shell/router';
import { useSteady } from '../shell/steady';
import { TableBox } from '../shell/tablebox';
import { count } from '../units/format';
import { dateTimeExact } from '../units/zone';
import { CauseBadge, CauseReason } from './causes';

const PAGE_SIZE = 20;

function Row({ revision, selected }: { revision: Revision; selected: boolean }) {
  const { number, publishedAt, cause, reason, movedCount } = revision;
  return (
    <tr class={selected ? 'chosen' : undefined} data-testid="revision-row">
      <td class="number">{count(number)}</td>
      <td>{dateTimeExact(Date.parse(publishedAt), 'UTC')}</td>
      <td><CauseBadge cause={cause} /></td>
      <td class="wrap"><CauseReason cause={cause} reason={reason} /></td>
      <td class="number">{count(movedCount)}</td>
      <td>
        <button
          type="button" class="button small" aria-pressed={selected} data-testid="show-changes"
          aria-label={`Changes of revision ${number}`}
          onClick={() => setParams({ revision: String(number), against: undefined })}
        >
          Changes
        </button>
      </td>
    </tr>
  );
}

function dataset(revisions: readonly Revision[]): Dataset {
  const rows = revisions.map((it) => [it.number, it.publishedAt, it.cause, it.reason, it.movedCount]);
  return {
    name: 'revisions',
    columns: [
      { id: 'number', label: 'Revision', numeric: true }, { id: 'publishedAt', label: 'Published' },
      { id: 'cause', label: 'Cause' }, { id: 'reason', label: 'Reason' },
      { id: 'movedCount', label: 'Jobs moved', numeric: true },
    ],
    count: rows.length,
    cell: (row, column) => rows[row]?.[column],
    facts: { zone: 'UTC' },
  };
}

/** Every plan that was lived by, and what made it. */
export function RevisionsPanel({ newest, selected }: { newest: number; selected: number | undefined }) {
  const pages = usePages<Revision>('revisions', (pageToken) => liveApi.revisions({ pageSize: PAGE_SIZE, pageToken }));
  const { rows, waiting, hold } = useSteady(pages.items, ({ number }) => String(number));
  const first = pages.items[0]?.number ?? 0;
  useEffect(() => {
    if (first < newest) pages.refresh();
  }, [newest]);
  return (
    <Panel<Page<Revision>>
      id="revisions" title="Revisions" className="list-panel" resource={pages.resource} note="newest first, times in UTC"
      tools={
        <>
          {waiting > 0 && <span class="badge" role="status">{count(waiting)} new</span>}
          <ExportMenu panel="revisions" url={liveUrls.revisions} dataset={() => dataset(pages.items)} />
        </>
      }
      empty={pages.items.length > 0 ? undefined : { title: 'No revision has been published yet' }}
    >
      {() => (
        <TableBox label="Revisions" className="revisions-box">
          <table {...hold}>
            <thead>
              <tr>
                <th scope="col" class="number">Revision</th><th scope="col">Published</th>
                <th scope="col">Cause</th><th scope="col">Reason</th>
                <th scope="col" class="number" title="Jobs that have another place">Moved</th>
                <th scope="col"><span class="visually-hidden">Action</span></th>
              </tr>
            </thead>
            <tbody>
              {rows.map((it) => <Row key={it.number} revision={it} selected={selected === it.number} />)}
            </tbody>
          </table>
          <MorePages pages={pages} />
        </TableBox>
      )}
    </Panel>
  );
}
