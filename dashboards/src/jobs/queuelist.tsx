import { liveApi, liveUrls } from '../api/live';
import type { QueuedJob } from '../api/livetypes';
import type { Page } from '../api/types';
import { ExportMenu } from '../charts/exportmenu';
import { kindLabel } from '../charts/kinds';
import { reasonNumbers, reasonWords } from '../schedule/reasons';
import { useTurn } from '../shell/liveturn';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { useSteady } from '../shell/steady';
import { TableBox } from '../shell/tablebox';
import { count, money, moneyExact } from '../units/format';
import { jobDataset } from './jobdataset';
import { NothingAsked } from './nothingasked';
import { utc } from './words';

const PAGE_SIZE = 50;

function Row({ position, job }: QueuedJob) {
  const { spec, status } = job;
  const first = status.reasons?.[0];
  return (
    <tr data-testid="queue-row">
      <td class="number">{count(position)}</td>
      <td><a href={`/jobs/${encodeURIComponent(job.id)}`}>{job.id}</a></td>
      <td><i class={`swatch ${spec.kind}`} />{kindLabel(spec.kind)}</td>
      <td>{job.tenant}</td>
      <td class="number">{count(spec.gpuCount)}</td>
      <td title={first?.message}>
        {first ? <><b>{reasonWords(first.reason)}</b> <span class="muted">{reasonNumbers(first, job.id)}</span></> : '–'}
      </td>
      <td class="number" title={moneyExact(spec.valueMinor, spec.currency)}>{money(spec.valueMinor, spec.currency)}</td>
      <td>{utc(job.submittedAt)}</td>
    </tr>
  );
}

async function page(pageToken: string | undefined): Promise<Page<QueuedJob>> {
  const plan = await liveApi.currentPlan();
  return plan ? liveApi.queue({ pageSize: PAGE_SIZE, pageToken }) : { items: [] };
}

/** Jobs without a place, in the order in which they are tried. */
export function QueueList({ turn }: { turn: number }) {
  const pages = usePages<QueuedJob>('queue', page);
  const { rows, waiting, hold } = useSteady(pages.items, ({ job }) => job.id);
  useTurn(turn, pages.refresh);
  return (
    <Panel<Page<QueuedJob>>
      id="queue" title="Queue" className="list-panel" resource={pages.resource}
      note="in the order in which they are tried, times in UTC"
      empty={
        pages.items.length > 0 ? undefined
          : { title: 'Nothing waits', body: <><p>Every job has its place.</p><NothingAsked /></> }
      }
      tools={
        <>
          {waiting > 0 && <span class="badge" role="status" data-testid="new-rows">{count(waiting)} new</span>}
          <ExportMenu
            panel="queue" url={liveUrls.queue({ pageSize: 1_000 })}
            dataset={() => jobDataset(pages.items.map(({ job }) => job), { list: 'queue' })}
          />
        </>
      }
    >
      {() => (
        <TableBox label="Jobs that wait">
          <table {...hold}>
            <thead>
              <tr>
                <th scope="col" class="number">Position</th><th scope="col">Job</th><th scope="col">Kind</th>
                <th scope="col">Tenant</th><th scope="col" class="number">GPUs</th>
                <th scope="col">Why it waits</th><th scope="col" class="number">Value</th>
                <th scope="col">Submitted</th>
              </tr>
            </thead>
            <tbody>{rows.map((queued) => <Row key={queued.job.id} {...queued} />)}</tbody>
          </table>
          <MorePages pages={pages} />
        </TableBox>
      )}
    </Panel>
  );
}
