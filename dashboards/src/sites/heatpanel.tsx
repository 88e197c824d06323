import { useMemo, useRef } from 'preact/hooks';
import { fleetUrls } from '../api/fleet';
import { METRICS, type Metric } from '../api/fleettypes';
import type { Resource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { palette } from '../charts/palette';
import type { KeyEntry, Picture, SvgDrawing } from '../charts/pictures';
import { svgPen } from '../charts/svgpen';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { count } from '../units/format';
import { drawHeat, heatColour, type HeatScene } from './heatdraw';
import { HeatLegend } from './heatlegend';
import { HeatPane } from './heatpane';
import { heatScale, strength, type HeatScale } from './heatscale';
import { heatDataset } from './sitedatasets';
import type { MapData, SiteView } from './sitestore';

interface Props {
  view: SiteView;
  siteId: string;
  resource: Resource<MapData>;
  /** Racks below what is selected; undefined where all are. */
  lit: ReadonlySet<string> | undefined;
  stranded: ReadonlySet<string>;
  staleSince: number | undefined;
}

const metricWords: Readonly<Record<Metric, string>> = {
  load: 'Load', headroom: 'Headroom', temperature: 'Temperature',
};

export function chosenMetric(): Metric {
  return METRICS.find((metric) => metric === param('metric')) ?? 'load';
}

function heatKey(scale: HeatScale): KeyEntry[] {
  const colours = palette.peek();
  return scale.bounds.slice(1).map((bound, step) => ({
    label: `${scale.bounds[step]}–${bound} ${scale.unit}`, colour: heatColour(colours, strength(scale, step)),
  }));
}

function svgOf(scene: HeatScene | undefined): SvgDrawing | undefined {
  if (!scene) return undefined;
  const pen = svgPen(scene.width, scene.height);
  drawHeat(pen, scene);
  return { text: pen.finish(), width: scene.width, height: scene.height };
}

function MetricSwitch({ metric }: { metric: Metric }) {
  return (
    <select
      aria-label="Metric of the map" value={metric} data-testid="metric"
      onChange={(event) => setParams({ metric: event.currentTarget.value === 'load' ? undefined : event.currentTarget.value })}
    >
      {METRICS.map((each) => <option key={each} value={each}>{metricWords[each]}</option>)}
    </select>
  );
}

/** The racks of the site by one metric at a time, with their table and files. */
export function HeatPanel({ view, siteId, resource, lit, stranded, staleSince }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const scene = useRef<(() => HeatScene) | undefined>(undefined);
  const map = resource.data;
  const asTable = hasWord('table', 'map');
  const scale = useMemo(() => map && heatScale(map.metric, map.cells), [map]);
  const shown = useMemo(
    () => map && (asTable && lit ? { ...map, cells: map.cells.filter((cell) => lit.has(cell.rackId)) } : map),
    [map, lit, asTable],
  );
  const dataset = shown && scale && (() => heatDataset(shown, scale, siteId, view.snapshotId));
  const picture: Picture | undefined = scale && {
    key: () => heatKey(scale),
    canvas: () => {
      const canvas = root.current?.querySelector('canvas');
      return canvas ? { canvas, ratio: window.devicePixelRatio || 1 } : undefined;
    },
    svg: () => Promise.resolve(svgOf(scene.current?.())),
  };
  const first = view.tree.roots[0];
  return (
    <Panel<MapData>
      id="map" title="Racks" className="map-panel" resource={resource} staleSince={staleSince}
      note={map && (lit ? `${count(lit.size)} of ${count(map.cells.length)} selected` : count(map.cells.length))}
      empty={map?.cells.length === 0 ? { title: 'No rack hangs on these domains' } : undefined}
      bar={
        <div class="map-bar">
          {scale && <HeatLegend scale={scale} />}
        </div>
      }
      tools={
        <>
          <MetricSwitch metric={chosenMetric()} />
          <TableToggle panel="map" />
          {dataset && first !== undefined && (
            <ExportMenu
              panel="map" dataset={dataset} url={fleetUrls.heatMap(first, chosenMetric(), view.at)}
              picture={asTable ? undefined : picture}
            />
          )}
        </>
      }
    >
      {(data) =>
        asTable && dataset ? (
          <DataTable panel="map" data={dataset()} label="Racks" />
        ) : scale ? (
          <div class="fill" ref={root}>
            <HeatPane
              siteId={siteId} cells={data.cells} scale={scale} lit={lit} stranded={stranded} chosen={param('rack')} scene={scene}
              onChoose={(rack) => setParams({ rack })}
            />
          </div>
        ) : null
      }
    </Panel>
  );
}
