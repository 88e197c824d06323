import { useMemo, useRef } from 'preact/hooks';
import { fleetUrls } from '../api/fleet';
import type { Query } from '../api/http';
import type { Resource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import type { Chart } from '../charts/echart';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { kindColour, kindLabel, palette } from '../charts/palette';
import { chartPicture, type KeyEntry } from '../charts/pictures';
import { spans } from '../charts/slots';
import type { TimeView } from '../charts/timeview';
import type { TimeWindow } from '../charts/window';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { hasWord } from '../shell/router';
import { power } from '../units/format';
import { BandPane } from './bandpane';
import { CLASSES, bindingLimit, isOver, lastKnown, type BandTable } from './bandtable';
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

function bandKey(): KeyEntry[] {
  const colours = palette.peek();
  return [
    ...CLASSES.map((kind) => ({ label: kindLabel(kind), colour: kindColour(colours, kind) })),
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

/** Power by class of work over time, with its table and files. */
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
      note="at the grid connections, by class of work; edge solid where measured, dashed where estimated, dotted where forecast"
      empty={
        table && lastKnown(table) === undefined && !table.quality.includes('forecast')
          ? { title: 'No reading in this range', body: <p>Power appears here as soon as the first sample of a known node or meter comes in.</p> }
          : undefined
      }
      tools={
        <>
          {table && <OverNote table={table} window={window} />}
          <span class="zone-note" data-testid="zone">{view.zone}</span>
          <TableToggle panel="band" />
          {dataset && (
            <ExportMenu
              panel="band" dataset={() => dataset} url={fleetUrls.powerSeries(query)}
              picture={asTable ? undefined : chartPicture(() => chart.current, bandKey)}
            />
          )}
        </>
      }
    >
      {(data) =>
        asTable && dataset ? (
          <DataTable panel="band" data={dataset} label="Power by class of work" />
        ) : (
          <BandPane view={view} usual={usual} table={data} now={now} chart={(made) => (chart.current = made)} />
        )
      }
    </Panel>
  );
}
