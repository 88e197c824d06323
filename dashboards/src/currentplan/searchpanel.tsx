import { liveApi, liveUrls } from '../api/live';
import type { Search } from '../api/livetypes';
import { useResource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { Figure } from '../shell/figure';
import { useTurn } from '../shell/liveturn';
import { Panel } from '../shell/panel';
import { withParams } from '../shell/query';
import { useRefresh } from '../shell/refresh';
import { hasWord, params } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { count, money } from '../units/format';
import { timeOfDayExact } from '../units/zone';
import { adoptedRounds, movesPerSecond, savedMinor, searchDataset } from './search';
import { SearchChart } from './searchchart';
import { SearchPause } from './searchpause';

/** A round takes two seconds, and one more until the next. */
const REFRESH_MS = 3_000;
const MOST_ADOPTED = 5;

function Figures({ search }: { search: Search }) {
  const pace = movesPerSecond(search);
  return (
    <dl class="figures" data-testid="search-figures">
      <Figure testId="search-rounds" label="Rounds" value={count(search.roundCount)} note="since the start" />
      <Figure testId="search-adopted" label="Adopted" value={count(search.adoptedCount)} note="since the start" />
      <Figure
        testId="search-saved" label="Saved" value={money(savedMinor(search), search.currency)} note="by the rounds below"
      />
      <Figure testId="search-pace" label="Moves tried" value={pace === undefined ? 'none' : `${count(pace)}/s`} note="last ten rounds" />
    </dl>
  );
}

function Adopted({ search }: { search: Search }) {
  const adopted = adoptedRounds(search, MOST_ADOPTED);
  if (adopted.length === 0) return <p class="panel-foot muted" data-testid="search-none-adopted">None of these rounds was adopted.</p>;
  return (
    <TableBox label="Rounds that were adopted">
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">Adopted round</th><th scope="col">Began</th>
            <th scope="col" class="number">Saves</th><th scope="col">Its changes</th>
          </tr>
        </thead>
        <tbody>
          {adopted.map(({ number, startedAt, gainMinor, adoptedRevision }) => (
            <tr key={number} data-testid="search-adopted-row">
              <td class="number">{count(number)}</td>
              <td>{timeOfDayExact(Date.parse(startedAt), 'UTC')}</td>
              <td class="number">{money(gainMinor, search.currency)}</td>
              <td>
                <a href={`/current-plan?${withParams(params.value, { revision: String(adoptedRevision), against: undefined })}`} data-testid="search-changes">
                  Revision {count(adoptedRevision ?? 0)}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function whyNone({ state }: Search): string {
  return state === 'Paused' ? 'The first comes once the search goes on.' : 'The first comes as soon as a job waits or could be moved.';
}

interface Props {
  turn: number;
  /** Whether live updates are paused. */
  still: boolean;
}

/** The search that improves the plan: what it does, what it has found, and its pause. */
export function SearchPanel({ turn, still }: Props) {
  const resource = useResource<Search>('search', (signal) => liveApi.search(signal));
  useTurn(turn, resource.reload);
  useRefresh(REFRESH_MS, !still, resource.reload);
  const search = resource.data;
  return (
    <Panel<Search>
      id="search" title="Search" note="for a better plan, times in UTC" className="search-panel" resource={resource}
      bar={search && <SearchPause search={search} changed={resource.reload} />}
      tools={
        <>
          <TableToggle panel="search" />
          {search && <ExportMenu panel="search" url={liveUrls.search} dataset={() => searchDataset(search)} />}
        </>
      }
      empty={
        search?.rounds.length === 0
          ? { title: 'No round has been run since the service started', body: <p>{whyNone(search)}</p> }
          : undefined
      }
    >
      {(data) => (
        <>
          <Figures search={data} />
          {hasWord('table', 'search') ? (
            <DataTable panel="search" data={searchDataset(data)} label="Rounds of the search" />
          ) : (
            <>
              <SearchChart search={data} />
              <Adopted search={data} />
            </>
          )}
        </>
      )}
    </Panel>
  );
}
