import { useCallback, useMemo, useRef } from 'preact/hooks';
import type { Resource } from '../api/resource';
import type { Page } from '../api/types';
import { validationUrls } from '../api/validation';
import type { VerdictOnNode } from '../api/validationtypes';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { hasWord } from '../shell/router';
import { Bands } from './bands';
import { kernelDataset } from './datasets';
import { dotPlot } from './dotplot';
import { groupsOf } from './groups';
import { PlotKey } from './plotkey';
import { PlotPane, plotPicture } from './plotpane';
import type { PlotScene } from './plot';
import { isMetered, scatterPlot } from './scatterplot';
import { plural } from './words';

interface Props {
  kernel: string;
  query: Record<string, string | number | undefined>;
  resource: Resource<Page<VerdictOnNode>>;
}

const NOTHING: readonly VerdictOnNode[] = [];

function nothing(kernel: string) {
  return { title: 'No such node was measured in it', body: <p>{kernel} was run on none of the nodes that are chosen: not run, and no pass.</p> };
}

/** Nodes in one kernel, within the band that their profiles expect. */
export function DotsPanel({ kernel, query, resource }: Props) {
  const scene = useRef<PlotScene | undefined>(undefined);
  const nodes = resource.data?.items ?? NOTHING;
  const groups = useMemo(() => groupsOf(nodes), [nodes]);
  const make = useCallback((width: number, height: number) => dotPlot(groups, width, height), [groups]);
  const asTable = hasWord('table', 'dots');
  const dataset = () => kernelDataset(`nodes-in-${kernel}`, nodes, { kernel });
  const more = resource.data?.nextPageToken !== undefined;
  return (
    <Panel<Page<VerdictOnNode>>
      id="dots" title="Nodes in this kernel" className="plot-panel" resource={resource}
      note={<span title={kernel}>{kernel}{more && ', the first 1,000 nodes'}</span>}
      empty={resource.data && nodes.length === 0 ? nothing(kernel) : undefined}
      tools={
        resource.data && (
          <>
            <TableToggle panel="dots" />
            <ExportMenu panel="dots" url={validationUrls.kernel(query)} dataset={dataset} picture={asTable ? undefined : plotPicture(scene)} />
          </>
        )
      }
    >
      {() => (
        <>
          {asTable
            ? <DataTable panel="dots" data={dataset()} label={`Nodes in ${kernel}`} />
            : <PlotPane testId="chart-dots" label={`${plural(nodes.length, 'node')} in ${kernel} by measured over expected speed`} make={make} scene={scene} />}
          {!asTable && <PlotKey />}
          <Bands groups={groups} />
        </>
      )}
    </Panel>
  );
}

/** What the kernel drew, and what came of it. */
export function PowerPanel({ kernel, query, resource }: Props) {
  const scene = useRef<PlotScene | undefined>(undefined);
  const nodes = resource.data?.items ?? NOTHING;
  const metered = useMemo(() => nodes.filter(isMetered), [nodes]);
  const unit = metered[0]?.result.unit ?? '';
  const make = useCallback((width: number, height: number) => scatterPlot(metered, unit, width, height), [metered, unit]);
  const asTable = hasWord('table', 'watts');
  const dataset = () => kernelDataset(`power-in-${kernel}`, nodes, { kernel });
  const without = nodes.length - metered.length;
  return (
    <Panel<Page<VerdictOnNode>>
      id="watts" title="Power and throughput" className="plot-panel" resource={resource}
      note={metered.length > 0 && without > 0 && <span data-testid="without-power">{plural(without, 'node')} without a reading of power</span>}
      empty={
        !resource.data ? undefined
          : nodes.length === 0 ? nothing(kernel)
            : metered.length > 0 || asTable ? undefined
              : { title: 'No meter said what it drew', body: <p>{plural(nodes.length, 'node')} {nodes.length === 1 ? 'was' : 'were'} measured in it, and no power is known of any.</p> }
      }
      tools={
        resource.data && (
          <>
            <TableToggle panel="watts" />
            <ExportMenu panel="watts" url={validationUrls.kernel(query)} dataset={dataset} picture={asTable || metered.length === 0 ? undefined : plotPicture(scene)} />
          </>
        )
      }
    >
      {() =>
        asTable
          ? <DataTable panel="watts" data={dataset()} label={`Power in ${kernel}`} />
          : <PlotPane testId="chart-watts" label={`${plural(metered.length, 'node')} in ${kernel} by power and throughput`} make={make} scene={scene} />
      }
    </Panel>
  );
}
