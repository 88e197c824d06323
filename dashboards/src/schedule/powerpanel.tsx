import { useMemo, useRef } from 'preact/hooks';
import { address } from '../api/http';
import type { Resource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import type { Chart } from '../charts/echart';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { chartPicture } from '../charts/pictures';
import { Panel } from '../shell/panel';
import { hasWord } from '../shell/router';
import { power } from '../units/format';
import { powerDataset } from './datasets';
import { powerKey } from './keys';
import { PowerPane } from './powerpane';
import { slotsWithin, spans } from '../charts/slots';
import { isOver, type PowerTable } from './powertable';
import type { ScheduleView } from './view';
import { Icon } from '../shell/icons';

interface Props {
  view: ScheduleView;
  siteId: string | undefined;
  resource: Resource<PowerTable>;
  left: number;
  now: number;
}

/** Names every span in which the load passes the limit: a valid plan has none. */
function OverNote({ table, window }: { table: PowerTable; window: { from: number; to: number } }) {
  const [first, last] = slotsWithin(table, window.from, window.to);
  const over = spans(table, (slot) => isOver(table, slot));
  if (over.length === 0) return null;
  let most = 0;
  for (let slot = first; slot < last; slot++) {
    most = Math.max(most, (table.total[slot] ?? 0) - (table.limit[slot] ?? Infinity));
  }
  return (
    <span class="badge danger" data-testid="over">
      <Icon name="warn" size={12} />
      over the limit in {over.length} {over.length === 1 ? 'span' : 'spans'}
      {most > 0 && `, by up to ${power(most)}`}
    </span>
  );
}

export function PowerPanel({ view, siteId, resource, left, now }: Props) {
  const chart = useRef<Chart | undefined>(undefined);
  const asTable = hasWord('table', 'power');
  const picture = chartPicture(() => chart.current, powerKey);
  const table = resource.data;
  const window = view.window.value;
  const dataset = useMemo(
    () => table && powerDataset(table, view, siteId ?? ''),
    [table, window, view.zone, siteId],
  );
  return (
    <Panel<PowerTable>
      id="power" title={siteId ? `Power at ${siteId}` : 'Power'} className="power-panel" resource={resource}
      note={
        <>
          MW at the grid connection{siteId ? '' : ', all sites'}
          {table?.downsampled && ' · each point the largest of its slots'}
        </>
      }
      empty={table?.count === 0 ? { title: 'No power series for this plan' } : undefined}
      tools={
        <>
          {table && <OverNote table={table} window={window} />}
          <span class="zone-note" data-testid="zone">{view.zone}</span>
          <TableToggle panel="power" />
          {dataset && (
            <ExportMenu
              panel="power" dataset={() => dataset}
              url={address(`/plans/${view.plan.id}/power-series`, {
                siteId,
                from: String(dataset.facts['from']),
                to: String(dataset.facts['to']),
              })}
              picture={asTable ? undefined : picture}
            />
          )}
        </>
      }
    >
      {(data) =>
        asTable && dataset ? (
          <DataTable panel="power" data={dataset} label="Power by kind of work" />
        ) : (
          <PowerPane
            view={view} table={data} left={left} now={now}
            chart={(made) => (chart.current = made)}
          />
        )
      }
    </Panel>
  );
}
