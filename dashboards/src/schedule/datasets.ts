import { KINDS, type Gantt, type UnplacedJob } from '../api/types';
import type { Column, Dataset } from '../charts/dataset';
import { megawatts, money } from '../units/format';
import { isoInstant } from '../units/range';
import { dateTime } from '../units/zone';
import type { Layout } from './ganttlayout';
import { slotsWithin } from '../charts/slots';
import { LAYERS, type PowerTable } from './powertable';
import { primaryReason } from './reasons';
import type { ScheduleView } from './view';

export interface Filters {
  q: string;
  site: string;
}

function facts(view: ScheduleView, filters: Partial<Filters>): Record<string, string> {
  const { from, to } = view.window.peek();
  const said: Record<string, string> = {
    plan: view.plan.id, scenario: view.plan.scenarioName, site: filters.site || 'all',
    from: isoInstant(from), to: isoInstant(to), timeZone: view.zone,
  };
  if (filters.q) said['filter'] = filters.q;
  return said;
}

/** Of the Gantt's `state` column. */
const PHASES = ['planned', 'under way', 'ended'] as const;

const whole = (value: unknown): string => Number(value).toLocaleString('en-GB');

export function powerDataset(table: PowerTable, view: ScheduleView, site: string): Dataset {
  const { from, to } = view.window.value;
  const [first, last] = slotsWithin(table, from, to);
  const inMegawatts = (value: unknown) => (Number.isNaN(value) ? 'not set' : megawatts(Number(value)));
  const columns: Column[] = [
    { id: 'at', label: `Time (${view.zone})`, show: (value) => dateTime(Date.parse(String(value)), view.zone) },
    ...[...LAYERS, 'load', 'limit', 'headroom'].map((name) => ({
      id: name.replace('-t', 'T') + 'W',
      label: `${name.charAt(0).toUpperCase()}${name.slice(1)} (MW)`, show: inMegawatts, numeric: true,
    })),
  ];
  return {
    name: `power-${view.plan.id}`,
    columns,
    count: last - first,
    facts: facts(view, { site }),
    cell: (row, column) => {
      const slot = first + row;
      const total = table.total[slot] ?? 0;
      const limit = table.limit[slot] ?? Number.NaN;
      if (column === 0) return isoInstant(table.start + slot * table.stepMs);
      if (column <= LAYERS.length) return table.layers[column - 1]?.[slot];
      return [total, limit, limit - total][column - LAYERS.length - 1];
    },
  };
}

/** Every bar of the layout, whether or not the window shows it. */
export function ganttDataset(gantt: Gantt, layout: Layout, view: ScheduleView, filters: Filters): Dataset {
  const bars = Int32Array.from({ length: gantt.count }, (_, bar) => bar).filter((bar) => (layout.rowOf[bar] ?? -1) >= 0);
  const { extent, zone } = view;
  const when = (slot: number | undefined) => isoInstant(extent.start + (slot ?? 0) * extent.slotMs);
  const time = (value: unknown) => dateTime(Date.parse(String(value)), zone);
  const columns: Column[] = [
    { id: 'jobId', label: 'Job' },
    { id: 'kind', label: 'Kind' },
    { id: 'siteId', label: 'Site' },
    { id: 'poolId', label: 'Pool' },
    { id: 'gpuTypeId', label: 'GPU type' },
    { id: 'gpuCount', label: 'GPUs', show: whole, numeric: true },
    { id: 'startsAt', label: `Starts (${zone})`, show: time },
    { id: 'endsAt', label: `Ends (${zone})`, show: time },
    { id: 'late', label: 'Late' },
    { id: 'capped', label: 'Power-capped' },
    ...(gantt.pinned ? [{ id: 'pinned', label: 'Pinned' }, { id: 'interruptible', label: 'Interruptible' }, { id: 'state', label: 'State' }] : []),
  ];
  return {
    name: `placements-${view.plan.id}`,
    columns,
    count: bars.length,
    facts: facts(view, filters),
    cell: (row, column) => {
      const bar = bars[row] ?? 0;
      const pool = gantt.pools[gantt.pool[bar] ?? 0];
      switch (columns[column]?.id) {
        case 'jobId': return gantt.jobId[bar];
        case 'kind': return KINDS[gantt.kind[bar] ?? 0];
        case 'siteId': return pool?.siteId;
        case 'poolId': return pool?.id;
        case 'gpuTypeId': return pool?.gpuTypeId;
        case 'gpuCount': return gantt.gpuCount[bar];
        case 'startsAt': return when(gantt.start[bar]);
        case 'endsAt': return when(gantt.end[bar]);
        case 'pinned': return gantt.pinned?.[bar] ? 'pinned' : '';
        case 'interruptible': return gantt.interruptible?.[bar] ? 'interruptible' : '';
        case 'state': return PHASES[gantt.state?.[bar] ?? 0];
        case 'late': return gantt.late[bar] ? 'late' : '';
        default: return gantt.capped[bar] ? 'capped' : '';
      }
    },
  };
}

export function unplacedDataset(jobs: readonly UnplacedJob[], view: ScheduleView, filters: Filters): Dataset {
  const { currency } = view.plan;
  const columns: Column[] = [
    { id: 'jobId', label: 'Job' },
    { id: 'kind', label: 'Kind' },
    { id: 'tenant', label: 'Tenant' },
    { id: 'gpuCount', label: 'GPUs', show: whole, numeric: true },
    { id: 'valueMinor', label: `Value (${currency})`, show: (value) => money(Number(value), currency), numeric: true },
    { id: 'reason', label: 'Reason' },
    { id: 'subject', label: 'Subject' },
    { id: 'requiredValue', label: 'Needs', numeric: true },
    { id: 'availableValue', label: 'Has', numeric: true },
    { id: 'unit', label: 'Unit' },
    { id: 'message', label: 'Message' },
  ];
  return {
    name: `unplaced-${view.plan.id}`,
    columns,
    count: jobs.length,
    facts: facts(view, filters),
    cell: (row, column) => {
      const job = jobs[row];
      const reason = job && primaryReason(job);
      switch (columns[column]?.id) {
        case 'jobId': return job?.jobId;
        case 'kind': return job?.kind;
        case 'tenant': return job?.tenant;
        case 'gpuCount': return job?.gpuCount;
        case 'valueMinor': return job?.valueMinor;
        case 'reason': return reason?.reason;
        case 'subject': return reason?.subject;
        case 'requiredValue': return reason?.requiredValue;
        case 'availableValue': return reason?.availableValue;
        case 'unit': return reason?.unit;
        default: return reason?.message;
      }
    },
  };
}
