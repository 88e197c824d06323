import type { Attention, FleetSummary, SitePowerNow } from '../api/fleettypes';
import type { Cell, Column, Dataset } from '../charts/dataset';
import { slotsWithin } from '../charts/slots';
import type { TimeWindow } from '../charts/window';
import { power } from '../units/format';
import { isoInstant } from '../units/range';
import { dateTime, dateTimeExact } from '../units/zone';
import { bindingLimit, type BandTable } from './bandtable';

const inPower = (value: Cell): string => (typeof value === 'number' ? power(value) : '–');
const share = (value: Cell): string => (typeof value === 'number' ? `${(value * 100).toFixed(1)} %` : '–');

function known(watts: number | undefined): number | undefined {
  return watts === undefined || Number.isNaN(watts) ? undefined : watts;
}

interface BandFacts {
  scope: string;
  window: TimeWindow;
  zone: string;
}

/** The band's numbers in a window; unknown is an empty cell. */
export function bandDataset(table: BandTable, { scope, window, zone }: BandFacts): Dataset {
  const [first, last] = slotsWithin(table, window.from, window.to);
  const watts = [...table.parts, { id: 'load', label: 'load' },
    { id: 'limit', label: 'limit' }, { id: 'operatingLimit', label: 'operating limit' },
    { id: 'headroom', label: 'headroom' }];
  const clock = table.stepMs % 60_000 === 0 ? dateTime : dateTimeExact;
  const title = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);
  const columns: Column[] = [
    { id: 'at', label: `Time (${zone})`, show: (value) => clock(Date.parse(String(value)), zone) },
    ...watts.map(({ id, label }) => ({
      id: id.replace('-t', 'T') + 'W', label: title(label), show: inPower, numeric: true,
    })),
    { id: 'quality', label: 'Known by' },
  ];
  return {
    name: `power-${scope.replaceAll(' ', '-')}`,
    columns,
    count: last - first,
    facts: {
      scope, snapshot: table.snapshotId, from: isoInstant(window.from), to: isoInstant(window.to), timeZone: zone,
    },
    cell: (row, column) => {
      const slot = first + row;
      const total = table.total[slot];
      if (column > 0 && column <= table.layers.length) return known(table.layers[column - 1]?.[slot]);
      switch (columns[column]?.id) {
        case 'at': return isoInstant(table.start + slot * table.stepMs);
        case 'quality': return table.quality[slot];
        case 'loadW': return known(total);
        case 'limitW': return known(table.limit[slot]);
        case 'operatingLimitW': return known(table.operating[slot]);
        default: return known(bindingLimit(table, slot) - (total ?? Number.NaN));
      }
    },
  };
}

function summaryFacts(summary: FleetSummary, zone: string): Record<string, string> {
  return { at: summary.at, snapshot: summary.snapshotId, timeZone: zone };
}

/** Which things a matter is of, and how many more. */
function membersText({ members = [], memberCount = 0 }: Attention): string {
  const more = memberCount - members.length;
  return members.map(({ id }) => id).join(' ') + (more > 0 ? ` and ${more} more` : '');
}

export function attentionDataset(items: readonly Attention[], summary: FleetSummary, zone: string): Dataset {
  const columns: Column[] = [
    { id: 'kind', label: 'What' },
    { id: 'subjectKind', label: 'Of' },
    { id: 'subjectId', label: 'Which' },
    { id: 'valueW', label: 'Value', show: inPower, numeric: true },
    { id: 'limitW', label: 'Limit', show: inPower, numeric: true },
    { id: 'since', label: `Since (${zone})`, show: (value) => dateTime(Date.parse(String(value)), zone) },
    { id: 'message', label: 'Message' },
    { id: 'members', label: 'Which of it' },
  ];
  return {
    name: 'attention', columns, count: items.length, facts: summaryFacts(summary, zone),
    cell: (row, column) => {
      const item = items[row];
      switch (columns[column]?.id) {
        case 'kind': return item?.kind;
        case 'subjectKind': return item?.subject.kind;
        case 'subjectId': return item?.subject.id;
        case 'valueW': return item?.valueW;
        case 'limitW': return item?.limitW;
        case 'since': return item?.since;
        case 'message': return item?.message;
        default: return item?.members && membersText(item);
      }
    },
  };
}

export function sitesDataset(sites: readonly SitePowerNow[], summary: FleetSummary, zone: string): Dataset {
  const columns: Column[] = [
    { id: 'siteId', label: 'Site' },
    { id: 'country', label: 'Country' },
    { id: 'itPowerW', label: 'IT power', show: inPower, numeric: true },
    { id: 'facilityPowerW', label: 'Facility power', show: inPower, numeric: true },
    { id: 'limitW', label: 'Limit', show: inPower, numeric: true },
    { id: 'headroomW', label: 'Headroom', show: inPower, numeric: true },
    { id: 'state', label: 'State' },
    { id: 'estimatedRatio', label: 'Estimated', show: share, numeric: true },
    { id: 'nodeCount', label: 'Nodes', numeric: true },
    { id: 'gpuCount', label: 'GPUs', numeric: true },
  ];
  return {
    name: 'sites', columns, count: sites.length, facts: summaryFacts(summary, zone),
    cell: (row, column) => {
      const id = columns[column]?.id as keyof SitePowerNow | undefined;
      return id && sites[row]?.[id];
    },
  };
}
