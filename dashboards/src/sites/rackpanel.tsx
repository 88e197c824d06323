import { useSignal } from '@preact/signals';
import { fleetUrls } from '../api/fleet';
import type { RackDetail, RackDevice, RackNode } from '../api/fleettypes';
import { nodeUrls, type RackNodes } from '../api/nodes';
import type { Resource } from '../api/resource';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { Meter } from '../fleet/meter';
import { byDomain } from '../nodes/domains';
import { NodeJobs } from '../nodes/nodejobs';
import { NodeTable, nodesDataset } from '../nodes/nodetable';
import { outsideText } from '../nodes/words';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { hasWord, setParams } from '../shell/router';
import { count, exact, percentWhole, powerFine } from '../units/format';
import { timeOfDay } from '../units/zone';
import { nodeHref } from '../validation/address';
import { siteHref } from './address';
import { rackDataset } from './sitedatasets';
import { hearingWord, shortId } from './words';

const known = <T,>(value: T | undefined, show: (value: T) => string): string => (value === undefined ? '–' : show(value));

function Device({ device, zone }: { device: RackDevice; zone: string }) {
  const { uuid, powerW, temperatureC, utilisationRatio, at } = device;
  return (
    <tr data-testid="rack-device">
      <td class="device-id" title={uuid}>{uuid}</td>
      <td class="number" title={known(powerW, (watts) => exact(watts, 'W'))}>{known(powerW, powerFine)}</td>
      <td class="number">{known(temperatureC, (degrees) => `${Math.round(degrees)} °C`)}</td>
      <td class="number">{known(utilisationRatio, percentWhole)}</td>
      <td class="number">{known(at, (instant) => timeOfDay(Date.parse(instant), zone))}</td>
    </tr>
  );
}

interface NodeProps {
  node: RackNode;
  jobs: RackNodes | undefined;
  zone: string;
}

function JobsOf({ node, jobs, zone }: NodeProps) {
  const its = jobs?.items.find((it) => it.node === node.id);
  const outside = jobs?.outside.find((it) => it.node === node.id);
  if (its) return <NodeJobs node={its} zone={zone} />;
  return outside ? <p class="node-jobs muted" data-testid={`jobs-of-${node.id}`}>{outsideText(outside, node.gpuModelId)}</p> : null;
}

function NodeRow({ node, jobs, zone }: NodeProps) {
  const open = useSignal(false);
  const { powerW, ratedW, devices } = node;
  const hearing = hearingWord(node.state);
  return (
    <li class="rack-node">
      <button
        type="button" class="rack-node-head" aria-expanded={open.value} data-testid={`node-${node.id}`}
        onClick={() => (open.value = !open.value)}
      >
        <span class={`tree-twist${open.value ? ' open' : ''}`} aria-hidden="true"><Icon name="right" size={12} /></span>
        <span class="tree-label"><b>{node.id}</b><small>{count(devices.length)} × {node.gpuModelId}</small></span>
        {powerW === undefined ? <span /> : <Meter used={powerW} limit={ratedW} estimated={hearing === undefined ? 0 : 1} />}
        <span class="rack-node-power">
          <b title={known(powerW, (watts) => exact(watts, 'W'))}>{known(powerW, powerFine)}</b>
          <small>of {powerFine(ratedW)} rated{hearing && ` · ${hearing}`}</small>
        </span>
      </button>
      <JobsOf node={node} jobs={jobs} zone={zone} />
      {open.value && <p class="rack-validation"><a href={nodeHref(node.id)}>What was measured on it</a></p>}
      {open.value && (
        devices.length === 0 ? <p class="rack-none muted">No GPU of it has been seen yet.</p> : (
          <table class="device-table">
            <thead>
              <tr><th scope="col">GPU</th><th scope="col" class="number">Power</th><th scope="col" class="number">Heat</th><th scope="col" class="number">Use</th><th scope="col" class="number">Read</th></tr>
            </thead>
            <tbody>{devices.map((device) => <Device key={device.uuid} device={device} zone={zone} />)}</tbody>
          </table>
        )
      )}
    </li>
  );
}

/** Nodes by what NVLink joins, where that is known of any of them. */
function Nodes({ rack, jobs, zone }: { rack: RackDetail; jobs: RackNodes | undefined; zone: string }) {
  const ofPool = new Map(jobs?.items.map((it) => [it.node, it]));
  const groups = byDomain(rack.nodes, ({ id }) => ofPool.get(id)?.nvlinkDomain);
  const list = (nodes: readonly RackNode[]) => (
    <ul class="rack-nodes">{nodes.map((node) => <NodeRow key={node.id} node={node} jobs={jobs} zone={zone} />)}</ul>
  );
  if (groups.every(({ domain }) => domain === undefined)) return list(rack.nodes);
  return (
    <>
      {groups.map(({ domain, members }) => (
        <section key={domain ?? ''} class={domain === undefined ? undefined : 'nvlink-domain'} data-testid="nvlink-domain">
          <h3>{domain === undefined ? 'Not in an NVLink domain with others' : `NVLink domain ${domain}`}</h3>
          {list(members)}
        </section>
      ))}
    </>
  );
}

/** Why no jobs stand beside the nodes, where none do. */
function NoJobs({ jobs }: { jobs: Resource<RackNodes> }) {
  if (jobs.error && !jobs.data) {
    return (
      <p class="rack-note" role="alert" data-testid="no-jobs">
        <Icon name="warn" size={12} /> Which jobs are on the nodes is not known: {jobs.error.title}.{' '}
        <button type="button" class="button small" onClick={jobs.reload}>Retry</button>
      </p>
    );
  }
  if (jobs.data && !jobs.data.hasPlan) {
    return (
      <p class="rack-note muted" data-testid="no-jobs">
        No job is on any node: <a href="/current-plan">nothing is planned on yet</a>.
      </p>
    );
  }
  return null;
}

interface Props {
  rackId: string;
  siteId: string;
  resource: Resource<RackDetail>;
  /** Which jobs are on its nodes; for whoever may not see jobs it never comes. */
  jobs: Resource<RackNodes>;
  zone: string;
}

/** A rack down to its devices, and the jobs that are on its nodes and come next. */
export function RackPanel({ rackId, siteId, resource, jobs, zone }: Props) {
  const rack = resource.data;
  const nodes = jobs.data?.rackId === rackId ? jobs.data : undefined;
  const asTable = hasWord('table', 'rack') && nodes !== undefined && nodes.items.length > 0;
  return (
    <Panel<RackDetail>
      id="rack" title={shortId(rackId, siteId)} className="rack-panel" resource={resource}
      note={
        rack && (
          <>
            {known(rack.powerW, powerFine)} · hall {shortId(rack.hallId, siteId)} · fed by{' '}
            {rack.domainIds.map((id, at) => (
              <span key={id}>{at > 0 && ' and '}<a href={siteHref({ siteId, domainId: id }) + `?rack=${encodeURIComponent(rackId)}`}>{shortId(id, siteId)}</a></span>
            ))}
          </>
        )
      }
      empty={rack?.nodes.length === 0 ? { title: 'No node stands in this rack' } : undefined}
      tools={
        <>
          {nodes && nodes.items.length > 0 && <TableToggle panel="rack" chart="list" />}
          {rack && (asTable
            ? <ExportMenu panel="rack" dataset={() => nodesDataset(`jobs-of-rack-${rackId}`, nodes.items, { rack: rackId, at: nodes.at, timeZone: 'UTC' })} url={nodeUrls.ofRack(rackId)} />
            : <ExportMenu panel="rack" dataset={() => rackDataset(rack)} url={fleetUrls.rack(rackId)} />)}
          <button
            type="button" class="button quiet square" aria-label="Close" data-testid="rack-close"
            onClick={() => setParams({ rack: undefined })}
          >
            <Icon name="close" />
          </button>
        </>
      }
    >
      {(data) => (
        <>
          <NoJobs jobs={jobs} />
          {asTable
            ? <NodeTable nodes={nodes.items} zone={zone} label={`Jobs on the nodes of ${rackId}`} />
            : <Nodes rack={data} jobs={nodes} zone={zone} />}
        </>
      )}
    </Panel>
  );
}
