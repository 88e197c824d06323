import type { Tenant } from '../api/tenants';
import type { Cell, Dataset } from '../charts/dataset';
import { budgetText } from './words';

const columns = [
  { id: 'id', label: 'Tenant' },
  { id: 'guaranteedW', label: 'Guaranteed in W', numeric: true },
  { id: 'ceilingW', label: 'Ceiling in W', numeric: true },
  { id: 'usedW', label: 'Used in W', numeric: true },
  { id: 'borrowedW', label: 'Borrowed in W', numeric: true },
  { id: 'lentW', label: 'Lent in W', numeric: true },
  { id: 'runningJobs', label: 'Running', numeric: true },
  { id: 'placedJobs', label: 'Placed', numeric: true },
  { id: 'borrowingJobs', label: 'On borrowed power', numeric: true },
  { id: 'waitingJobs', label: 'Waiting', numeric: true },
  { id: 'longestWaitSeconds', label: 'Longest wait in s', numeric: true },
  { id: 'movedFrom', label: 'Moved from it', numeric: true },
  { id: 'movedFor', label: 'Moved for it', numeric: true },
  { id: 'budgets', label: 'Budgets' },
] as const;

function row(tenant: Tenant): Cell[] {
  return [
    tenant.id, tenant.guaranteedW, tenant.share?.ceilingW, tenant.usedW, tenant.borrowedW, tenant.lentW,
    tenant.runningJobsCount, tenant.placedJobsCount, tenant.borrowingJobsCount, tenant.waitingJobsCount,
    tenant.longestWaitSeconds, tenant.movedFromCount, tenant.movedForCount,
    tenant.budgets.map(budgetText).join('; '),
  ];
}

/** Tenants as a file carries them. */
export function tenantDataset(tenants: readonly Tenant[]): Dataset {
  const rows = tenants.map(row);
  return {
    name: 'tenants', columns, count: rows.length,
    cell: (at, column) => rows[at]?.[column],
    facts: { power: 'above idle, facility side' },
  };
}
