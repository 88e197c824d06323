import type { NodeOfPool, ServiceOnNode } from '../api/nodes';
import type { Column, Dataset } from '../charts/dataset';
import { TableBox } from '../shell/tablebox';
import { count } from '../units/format';
import { dateTime } from '../units/zone';
import { JobLink, ServiceLink } from './nodejobs';
import { usedOf } from './strip';

function Jobs({ ids, others }: { ids: readonly string[]; others: number }) {
  if (ids.length === 0 && others === 0) return <>–</>;
  return (
    <>
      {ids.map((id, at) => <span key={id}>{at > 0 && ', '}<JobLink id={id} /></span>)}
      {others > 0 && <span class="muted">{ids.length > 0 && ', '}{count(others)} of other tenants</span>}
    </>
  );
}

function known(ids: readonly (string | undefined)[]): string[] {
  return ids.flatMap((id) => (id === undefined ? [] : [id]));
}

function Services({ services }: { services: readonly ServiceOnNode[] }) {
  const ids = known(services.map(({ serviceId }) => serviceId));
  const others = services.length - ids.length;
  if (services.length === 0) return <>–</>;
  return (
    <>
      {ids.map((id, at) => <span key={id}>{at > 0 && ', '}<ServiceLink id={id} /></span>)}
      {others > 0 && <span class="muted">{ids.length > 0 && ', '}{count(others)} of other tenants</span>}
    </>
  );
}

/** The nodes with what is on them, as a table. */
export function NodeTable({ nodes, zone, label }: { nodes: readonly NodeOfPool[]; zone: string; label: string }) {
  return (
    <TableBox label={label} className="nodes-box" testId="node-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Node</th><th scope="col" class="number">GPUs used</th><th scope="col">Jobs now</th>
            <th scope="col">Services</th><th scope="col">Next</th><th scope="col">From</th><th scope="col">NVLink domain</th>
            <th scope="col" class="number">Free</th><th scope="col" class="number">Away</th><th scope="col">Pool</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => {
            const ids = known(node.jobs.map(({ jobId }) => jobId));
            const next = node.nextJobs[0];
            return (
              <tr key={node.node} data-testid="node-row">
                <th scope="row">{node.node}</th>
                <td class="number">{count(usedOf(node))} of {count(node.gpuCount)}</td>
                <td><Jobs ids={ids} others={node.jobs.length - ids.length} /></td>
                <td><Services services={node.services} /></td>
                <td><Jobs ids={node.nextJobs.map(({ jobId }) => jobId)} others={0} /></td>
                <td>{next ? dateTime(Date.parse(next.startsAt), zone) : '–'}</td>
                <td>{node.nvlinkDomain ?? 'by itself'}</td>
                <td class="number">{count(node.freeGpuCount)}</td>
                <td class="number">{count(node.awayGpuCount)}</td>
                <td>{node.poolId}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}

/** The same for a file. */
export function nodesDataset(name: string, nodes: readonly NodeOfPool[], facts: Record<string, string>): Dataset {
  const columns: Column[] = [
    { id: 'node', label: 'Node' }, { id: 'nvlinkDomain', label: 'NVLink domain' }, { id: 'poolId', label: 'Pool' },
    { id: 'gpuCount', label: 'GPUs', numeric: true }, { id: 'usedGpuCount', label: 'Used', numeric: true },
    { id: 'freeGpuCount', label: 'Free', numeric: true }, { id: 'awayGpuCount', label: 'Away', numeric: true },
    { id: 'jobIds', label: 'Jobs now' }, { id: 'serviceIds', label: 'Services' }, { id: 'nextJobIds', label: 'Next' }, { id: 'nextStartsAt', label: 'From' },
  ];
  const rows = nodes.map((node) => [
    node.node, node.nvlinkDomain, node.poolId, node.gpuCount, usedOf(node), node.freeGpuCount, node.awayGpuCount,
    known(node.jobs.map(({ jobId }) => jobId)).join(' '),
    known(node.services.map(({ serviceId }) => serviceId)).join(' '), node.nextJobs.map(({ jobId }) => jobId).join(' '),
    node.nextJobs[0]?.startsAt,
  ]);
  return { name, columns, count: rows.length, facts, cell: (row, column) => rows[row]?.[column] };
}
