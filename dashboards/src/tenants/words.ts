import type { Tenant, TenantBudget } from '../api/tenants';
import { duration, energy, money } from '../units/format';

/** "12 of 80 kWh a day", of energy and money as far as there are such. */
export function budgetText({ period, energyWh, usedEnergyWh, costMinor, usedCostMinor, currency }: TenantBudget): string {
  const parts: string[] = [];
  if (energyWh !== undefined) parts.push(`${energy(usedEnergyWh)} of ${energy(energyWh)}`);
  if (costMinor !== undefined) parts.push(`${money(usedCostMinor, currency)} of ${money(costMinor, currency)}`);
  return `${parts.join(', ')} this ${period}`;
}

export function waitText({ waitingJobsCount, longestWaitSeconds }: Tenant): string {
  return waitingJobsCount === 0 ? '–' : duration(longestWaitSeconds);
}
