import { liveApi, liveUrls } from '../api/live';
import type { LiveJob } from '../api/livetypes';
import type { Page } from '../api/types';
import { ExportMenu } from '../charts/exportmenu';
import { kindLabel } from '../charts/kinds';
import { useTurn } from '../shell/liveturn';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { param, setParams } from '../shell/router';
import { useSteady } from '../shell/steady';
import { TableBox } from '../shell/tablebox';
import { count } from '../units/format';
import { jobDataset } from './jobdataset';
import { JobFilter } from './jobfilter';
import { JobStateBadge } from './jobstate';
import { NothingAsked } from './nothingasked';
import { placeOrReason, utc, whenText } from './words';

const PAGE_SIZE = 50;
const LARGEST_PAGE = 1_000;

function Row({ job }: { job: LiveJob }) {
  const { spec, status } = job;
  const place = placeOrReason(job);
  return (
    <tr data-testid="job-row">
      <td><a href={`/jobs/${encodeURIComponent(job.id)}`}>{job.id}</a></td>
      <td><JobStateBadge state={status.state} /></td>
      <td><i class={`swatch ${spec.kind}`} />{kindLabel(spec.kind)}</td>
      <td>{job.tenant}</td>
      <td class="number">{count(spec.gpuCount)}</td>
      <td class={status.placement ? 'place' : 'place muted'} title={status.reasons?.[0]?.message ?? place}>{place}</td>
      <td>{status.placement ? whenText(status.placement) : '–'}</td>
      <td>{utc(job.submittedAt)}</td>
    </tr>
  );
}

async function everyJob(query: Record<string, string | undefined>): Promise<LiveJob[]> {
  const all: LiveJob[] = [];
  let pageToken: string | undefined;
  do {
    const page = await liveApi.jobs({ ...query, pageSize: LARGEST_PAGE, pageToken });
    all.push(...page.items);
    pageToken = page.nextPageToken;
  } while (pageToken);
  return all;
}

export function JobList({ turn }: { turn: number }) {
  const query = { state: param('state'), tenant: param('tenant'), kind: param('kind') };
  const filtered = Object.values(query).some((value) => value !== undefined);
  const pages = usePages<LiveJob>(JSON.stringify(query), (pageToken) =>
    liveApi.jobs({ ...query, pageSize: PAGE_SIZE, pageToken }),
  );
  const { rows, waiting, hold } = useSteady(pages.items, (job) => job.id);
  useTurn(turn, pages.refresh);
  return (
    <Panel<Page<LiveJob>>
      id="jobs" title="Jobs" className="list-panel" resource={pages.resource} note="newest first, times in UTC"
      bar={<JobFilter />}
      empty={
        pages.items.length > 0 ? undefined : filtered ? {
          title: 'No job matches',
          body: (
            <button
              type="button" class="button" data-testid="clear-filters"
              onClick={() => setParams({ state: undefined, tenant: undefined, kind: undefined })}
            >
              Clear the filters
            </button>
          ),
        } : { title: 'No job has been asked for yet', body: <NothingAsked /> }
      }
      tools={
        <>
          {waiting > 0 && <span class="badge" role="status" data-testid="new-rows">{count(waiting)} new</span>}
          <ExportMenu
            panel="jobs" url={liveUrls.jobs({ ...query, pageSize: LARGEST_PAGE })}
            dataset={async () => {
              const facts = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
              return jobDataset(await everyJob(query), Object.fromEntries(facts) as Record<string, string>);
            }}
          />
        </>
      }
    >
      {() => (
        <TableBox label="Jobs">
          <table {...hold}>
            <thead>
              <tr>
                <th scope="col">Job</th><th scope="col">State</th><th scope="col">Kind</th>
                <th scope="col">Tenant</th><th scope="col" class="number">GPUs</th>
                <th scope="col">Place, or why none</th><th scope="col">From start to end</th>
                <th scope="col">Submitted</th>
              </tr>
            </thead>
            <tbody>{rows.map((job) => <Row key={job.id} job={job} />)}</tbody>
          </table>
          <MorePages pages={pages} />
        </TableBox>
      )}
    </Panel>
  );
}
