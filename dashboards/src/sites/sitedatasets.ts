import type { LossSimulation, PowerDomain, RackDetail } from '../api/fleettypes';
import type { Cell, Column, Dataset } from '../charts/dataset';
import { percent, power } from '../units/format';
import { gapOf } from './gap';
import { cellText, type HeatCell, type HeatScale } from './heatscale';
import type { MapData } from './sitestore';
import { kindWord } from './words';

const inPower = (value: Cell): string => (typeof value === 'number' ? power(value) : '–');
const share = (value: Cell): string => (typeof value === 'number' ? percent(value) : '–');
const watts = (id: string, label: string): Column => ({ id, label, show: inPower, numeric: true });

export function domainsDataset(
  siteId: string, domains: readonly PowerDomain[], snapshotId: string | undefined, zone: string,
): Dataset {
  const columns: Column[] = [
    { id: 'id', label: 'Domain' },
    { id: 'kind', label: 'Kind', show: (value) => kindWord(String(value ?? '')) },
    { id: 'parentId', label: 'Fed by' },
    { id: 'partnerId', label: 'Partner' },
    watts('powerW', 'Used'),
    watts('reservedW', 'Reserved by plan'),
    watts('limitW', 'Limit'),
    watts('headroomW', 'Headroom'),
    watts('partnerFailsW', 'If its partner fails'),
    watts('childSumW', 'Sum of its parts'),
    watts('gapW', 'Gap'),
    watts('meterW', 'Meter'),
    { id: 'estimatedRatio', label: 'Estimated', show: share, numeric: true },
    { id: 'state', label: 'State' },
    { id: 'rackCount', label: 'Racks', numeric: true },
    { id: 'nodeCount', label: 'Nodes', numeric: true },
  ];
  return {
    name: `power-domains-${siteId}`, columns, count: domains.length,
    facts: { site: siteId, snapshot: snapshotId ?? 'unknown', timeZone: zone },
    cell: (row, column) => {
      const domain = domains[row];
      const id = columns[column]?.id;
      if (!domain || !id) return undefined;
      return id === 'gapW' ? gapOf(domain)?.gapW : domain[id as keyof PowerDomain];
    },
  };
}

const unitWords: Readonly<Record<string, string>> = { '%': 'Percent', kW: 'Kw', '°C': 'C' };

function valueColumn({ metric, unit }: HeatScale): string {
  return metric + (unitWords[unit] ?? '');
}

/** The racks of the map, the least headroom first. */
export function heatDataset(map: MapData, scale: HeatScale, scope: string, snapshotId: string | undefined): Dataset {
  const cells = [...map.cells].sort(
    (a, b) => (a.headroomW ?? Infinity) - (b.headroomW ?? Infinity) || a.rackId.localeCompare(b.rackId),
  );
  const columns: Column[] = [
    { id: 'rackId', label: 'Rack' },
    { id: 'hallId', label: 'Hall' },
    { id: 'row', label: 'Row', numeric: true },
    { id: 'position', label: 'Position', numeric: true },
    {
      id: valueColumn(scale),
      label: `${scale.title} (${scale.unit})`, numeric: true,
      show: (value) => (typeof value === 'number' ? cellText(scale, value) : '–'),
    },
    watts('loadW', 'Load'), watts('limitW', 'Limit'), watts('headroomW', 'Headroom'), watts('ratedW', 'Rated'),
    { id: 'bindingDomainId', label: 'Bound by' },
    { id: 'state', label: 'State' },
  ];
  return {
    name: `racks-${scale.metric}-${scope}`, columns, count: cells.length,
    facts: { scope, metric: scale.metric, at: map.at, snapshot: snapshotId ?? 'unknown', timeZone: 'UTC' },
    cell: (row, column) => {
      const cell = cells[row];
      if (column === 4) return cell?.value;
      const id = columns[column]?.id as keyof HeatCell | undefined;
      return id && cell?.[id];
    },
  };
}

export function lossDataset(simulation: LossSimulation, snapshotId: string | undefined): Dataset {
  const columns: Column[] = [
    { id: 'domainId', label: 'Domain' },
    watts('loadBeforeW', 'Load before'),
    watts('loadAfterW', 'Load after'),
    watts('limitW', 'Limit'),
    { id: 'over', label: 'Over' },
  ];
  return {
    name: `loss-of-${simulation.domainId}`, columns, count: simulation.shifted.length,
    facts: {
      lost: simulation.domainId, snapshot: snapshotId ?? 'unknown',
      strandedLoadW: String(simulation.strandedLoadW), strandedRacks: simulation.strandedRackIds.join(' '), timeZone: 'UTC',
    },
    cell: (row, column) => {
      const shifted = simulation.shifted[row];
      if (!shifted) return undefined;
      const id = columns[column]?.id as keyof typeof shifted;
      return id === 'over' ? (shifted.over ? 'over' : '') : shifted[id];
    },
  };
}

export function rackDataset(rack: RackDetail): Dataset {
  const devices = rack.nodes.flatMap((node) => node.devices.map((device) => ({ node, device })));
  const bare = rack.nodes.filter((node) => node.devices.length === 0).map((node) => ({ node, device: undefined }));
  const rows = [...devices, ...bare];
  const columns: Column[] = [
    { id: 'node', label: 'Node' },
    { id: 'gpuModelId', label: 'GPU model' },
    watts('nodePowerW', 'Node power'),
    watts('ratedW', 'Rated'),
    { id: 'uuid', label: 'GPU' },
    watts('powerW', 'GPU power'),
    { id: 'temperatureC', label: '°C', numeric: true },
    { id: 'utilisationRatio', label: 'Utilisation', show: share, numeric: true },
    { id: 'at', label: 'Read at' },
  ];
  return {
    name: `rack-${rack.id}`, columns, count: rows.length, facts: { rack: rack.id, hall: rack.hallId, timeZone: 'UTC' },
    cell: (row, column) => {
      const { node, device } = rows[row] ?? {};
      switch (columns[column]?.id) {
        case 'node': return node?.id;
        case 'gpuModelId': return node?.gpuModelId;
        case 'nodePowerW': return node?.powerW;
        case 'ratedW': return node?.ratedW;
        case 'uuid': return device?.uuid;
        case 'powerW': return device?.powerW;
        case 'temperatureC': return device?.temperatureC;
        case 'utilisationRatio': return device?.utilisationRatio;
        default: return device?.at;
      }
    },
  };
}
