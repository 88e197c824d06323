import { nodeUrls } from '../api/nodes';
import type { NodeOfService, ServiceNodes } from '../api/nodes';
import type { Resource } from '../api/resource';
import type { Dataset } from '../charts/dataset';
import { ExportMenu } from '../charts/exportmenu';
import { gpus } from '../jobs/words';
import { Panel } from '../shell/panel';
import { may } from '../shell/self';
import { TableBox } from '../shell/tablebox';
import { rackHref } from '../sites/address';
import { count } from '../units/format';

function dataset({ serviceId, at, items }: ServiceNodes): Dataset {
  const rows = items.map((it) => [
    it.node, it.poolId, it.rackId, it.nvlinkDomain, it.replicaCount, it.gpuIndexes.join(' '), it.isBound ? 'bound' : 'forecast',
  ]);
  return {
    name: `nodes-of-${serviceId}`,
    columns: [
      { id: 'node', label: 'Node' }, { id: 'poolId', label: 'Pool' }, { id: 'rackId', label: 'Rack' },
      { id: 'nvlinkDomain', label: 'NVLink domain' }, { id: 'replicaCount', label: 'Replicas', numeric: true },
      { id: 'gpuIndexes', label: 'GPUs' }, { id: 'state', label: 'State' },
    ],
    count: rows.length,
    facts: { serviceId, at },
    cell: (row, column) => rows[row]?.[column],
  };
}

function NodeName({ item, siteId }: { item: NodeOfService; siteId: string | undefined }) {
  return item.rackId && siteId && may('fleet:read') ? <a href={rackHref(siteId, item.rackId)}>{item.node}</a> : <>{item.node}</>;
}

function Nodes({ nodes, siteOf }: { nodes: ServiceNodes; siteOf: (poolId: string) => string | undefined }) {
  return (
    <>
      <TableBox label="Nodes now">
        <table>
          <thead>
            <tr>
              <th scope="col">Node</th><th scope="col">Pool</th><th scope="col">NVLink domain</th>
              <th scope="col" class="number">Replicas</th><th scope="col" class="number">GPUs</th><th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {nodes.items.map((item) => (
              <tr key={`${item.poolId} ${item.node}`} data-testid="service-node">
                <th scope="row"><NodeName item={item} siteId={siteOf(item.poolId)} /></th>
                <td>{item.poolId}</td>
                <td>{item.nvlinkDomain ?? 'by itself'}</td>
                <td class="number">{count(item.replicaCount)}</td>
                <td class="number" title={`GPU ${item.gpuIndexes.join(', ')}`}>{count(item.gpuIndexes.length)}</td>
                <td>{item.isBound ? 'bound' : 'forecast'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {nodes.unassignedGpuCount > 0 && <p class="muted">{gpus(nodes.unassignedGpuCount)} on no known node</p>}
    </>
  );
}

/** The nodes that a service's replicas are on. */
export function NodesPanel(
  { resource, siteOf }: { resource: Resource<ServiceNodes>; siteOf: (poolId: string) => string | undefined },
) {
  const nodes = resource.data;
  const empty = nodes?.items.length === 0
    ? { title: 'No node is known', body: <p>It has no replica now, or the fleet has no nodes for its pools.</p> }
    : undefined;
  return (
    <Panel<ServiceNodes>
      id="nodes" title="Nodes now" resource={resource} empty={empty}
      tools={nodes && <ExportMenu panel="nodes" url={nodeUrls.ofService(nodes.serviceId)} dataset={() => dataset(nodes)} />}
    >
      {(data) => <Nodes nodes={data} siteOf={siteOf} />}
    </Panel>
  );
}
