import { useSignal } from '@preact/signals';
import { fleetUrls } from '../api/fleet';
import type { RackDetail, RackDevice, RackNode } from '../api/fleettypes';
import type { Resource } from '../api/resource';
import { ExportMenu } from '../charts/exportmenu';
import { Meter } from '../fleet/meter';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { setParams } from '../shell/router';
import { count, exact, percentWhole, powerFine } from '../units/format';
import { timeOfDay } from '../units/zone';
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

function NodeRow({ node, zone }: { node: RackNode; zone: string }) {
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

interface Props {
  rackId: string;
  siteId: string;
  resource: Resource<RackDetail>;
  zone: string;
}

/** A rack down to its devices. */
export function RackPanel({ rackId, siteId, resource, zone }: Props) {
  const rack = resource.data;
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
          {rack && <ExportMenu panel="rack" dataset={() => rackDataset(rack)} url={fleetUrls.rack(rackId)} />}
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
        <ul class="rack-nodes">
          {data.nodes.map((node) => <NodeRow key={node.id} node={node} zone={zone} />)}
        </ul>
      )}
    </Panel>
  );
}
