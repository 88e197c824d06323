import { useMemo, useRef } from 'preact/hooks';
import { fleetUrls } from '../api/fleet';
import type { Query } from '../api/http';
import type { Resource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import type { Chart } from '../charts/echart';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { kindColour, palette } from '../charts/palette';
import { chartPicture, type KeyEntry } from '../charts/pictures';
import { spans } from '../charts/slots';
import type { TimeView } from '../charts/timeview';
import type { TimeWindow } from '../charts/window';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { power } from '../units/format';
import { BandPane } from './bandpane';
import { bindingLimit, isOver, lastKnown, type BandTable } from './bandtable';
import { bandDataset } from './fleetdatasets';

interface Props {
  title: string;
  scope: string;
  view: TimeView;
  usual: TimeWindow;
  resource: Resource<BandTable>;
  query: Query;
  now: number;
  staleSince: number | undefined;
}

function bandKey(table: BandTable | undefined): KeyEntry[] {
  const colours = palette.peek();
  return [
    ...(table?.parts ?? []).map(({ label, tone }) => ({ label, colour: kindColour(colours, tone) })),
    { label: 'Limit', colour: colours.limit },
    { label: 'Operating limit', colour: colours.operating },
  ];
}

/** Says how often and by how much the load passes its least limit within the window. */
function OverNote({ table, window }: { table: BandTable; window: TimeWindow }) {
  const found = spans(table, (slot) => isOver(table, slot)).filter((span) => span.from < window.to && span.to > window.from);
  if (found.length === 0) return null;
  let most = 0;
  for (let slot = 0; slot < table.count; slot++) {
    if (isOver(table, slot)) most = Math.max(most, (table.total[slot] ?? 0) - bindingLimit(table, slot));
  }
  return (
    <span class="badge danger" data-testid="over">
      <Icon name="warn" size={12} />
      over the limit {found.length === 1 ? 'once' : `${found.length} times`}, by up to {power(most)}
    </span>
  );
}

/** What the stack is made of. */
export function bandGrouping(): 'workloadClass' | 'site' {
  return param('group') === 'site' ? 'site' : 'workloadClass';
}

function GroupSwitch() {
  const by = bandGrouping();
  const choose = (group: string | undefined) => setParams({ group, class: undefined });
  return (
    <div class="button-group" role="group" aria-label="Stacked by">
      <button
        type="button" class="button small" aria-pressed={by === 'workloadClass'} data-testid="group-class"
        onClick={() => choose(undefined)}
      >
        Class
      </button>
      <button
        type="button" class="button small" aria-pressed={by === 'site'} data-testid="group-site"
        onClick={() => choose('site')}
      >
        Site
      </button>
    </div>
  );
}

/** Power by class of work or by site over time, with its table and files. */
export function BandPanel({ title, scope, view, usual, resource, query, now, staleSince }: Props) {
  const chart = useRef<Chart | undefined>(undefined);
  const asTable = hasWord('table', 'band');
  const table = resource.data;
  const window = view.window.value;
  const dataset = useMemo(
    () => table && bandDataset(table, { scope, window, zone: view.zone }),
    [table, window, view.zone, scope],
  );
  return (
    <Panel<BandTable>
      id="band" title={title} className="band-panel" resource={resource} staleSince={staleSince}
      note="at the grid; edge solid measured, dashed estimated, dotted forecast"
      empty={
        table && lastKnown(table) === undefined && !table.quality.includes('forecast')
          ? { title: 'No reading in this range', body: <p>Power appears here as soon as the first sample of a known node or meter comes in.</p> }
          : undefined
      }
      tools={
        <>
          {table && <OverNote table={table} window={window} />}
          <GroupSwitch />
          <span class="zone-note" data-testid="zone">{view.zone}</span>
          <TableToggle panel="band" />
          {dataset && (
            <ExportMenu
              panel="band" dataset={() => dataset} url={fleetUrls.powerSeries(query)}
              picture={asTable ? undefined : chartPicture(() => chart.current, () => bandKey(table))}
            />
          )}
        </>
      }
    >
      {(data) =>
        asTable && dataset ? (
          <DataTable panel="band" data={dataset} label="Power over time" />
        ) : (
          <BandPane view={view} usual={usual} table={data} now={now} chart={(made) => (chart.current = made)} />
        )
      }
    </Panel>
  );
}
