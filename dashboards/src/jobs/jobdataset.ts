import type { LiveJob } from '../api/livetypes';
import type { Cell, Dataset } from '../charts/dataset';

const columns = [
  { id: 'id', label: 'Job' },
  { id: 'state', label: 'State' },
  { id: 'kind', label: 'Kind' },
  { id: 'tenant', label: 'Tenant' },
  { id: 'gpuCount', label: 'GPUs', numeric: true },
  { id: 'poolId', label: 'Pool' },
  { id: 'startsAt', label: 'Starts' },
  { id: 'endsAt', label: 'Ends' },
  { id: 'deadlineAt', label: 'Deadline' },
  { id: 'valueMinor', label: 'Value in cents', numeric: true },
  { id: 'submittedAt', label: 'Submitted' },
  { id: 'reason', label: 'Why it waits' },
] as const;

function row({ id, tenant, submittedAt, spec, status }: LiveJob): Cell[] {
  const { placement, reasons } = status;
  return [
    id, status.state, spec.kind, tenant, spec.gpuCount, placement?.poolId, placement?.startsAt,
    placement?.endsAt, spec.deadlineAt, spec.valueMinor, submittedAt, reasons?.[0]?.message,
  ];
}

/** Jobs as a file carries them. */
export function jobDataset(jobs: readonly LiveJob[], facts: Readonly<Record<string, string>>): Dataset {
  const rows = jobs.map(row);
  return {
    name: 'jobs', columns, count: rows.length,
    cell: (at, column) => rows[at]?.[column],
    facts: { ...facts, zone: 'UTC' },
  };
}
