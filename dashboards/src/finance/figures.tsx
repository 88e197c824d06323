import type { Report } from '../api/financetypes';
import { Figure } from '../shell/figure';
import { cellOf, euros, gpuHours, kilograms, megawattHours, numberIn, share, textIn } from './cells';

/** What all rows of the energy report together say of a month. */
export function Figures({ cost, energy }: { cost: Report; energy: Report | undefined }) {
  const total = (name: string) => numberIn(cost, cost.total, name) ?? 0;
  const allocated = total('allocatedGpuHours');
  const used = total('usedGpuHours');
  const pue = energy && numberIn(energy, energy.total, 'powerUsageEffectiveness');
  const coverage = energy && numberIn(energy, energy.total, 'coverageRatio');
  const counted = energy && numberIn(energy, energy.total, 'countedRatio');
  const idle = cost.rows
    .filter((row) => textIn(cost, row, 'part') === 'idle' && cellOf(cost, row, 'correctedPeriod') === null)
    .reduce((sum, row) => sum + (numberIn(cost, row, 'allocatedGpuHours') ?? 0), 0);
  return (
    <dl class="figures finance-figures" data-testid="finance-figures">
      <Figure testId="cost" label="Cost" value={`${cost.asked.currency} ${euros(total('costEur'))}`} note={`${euros(allocated > 0 ? total('costEur') / allocated : 0)} for a GPU-hour in service`} />
      <Figure testId="energy" label="Energy" value={`${megawattHours(total('energyWh'))} MWh`} note={pue === undefined ? 'by the meters' : `by the meters; PUE ${pue.toFixed(3)}`} exact={`${total('energyWh')} Wh`} />
      <Figure testId="gpu-hours" label="GPU-hours in service" value={gpuHours(allocated)} note={allocated > 0 ? `${share(used / allocated)} at work, ${share(idle / allocated)} nobody had` : 'none'} />
      <Figure testId="location" label="Carbon, location-based" value={`${kilograms(total('locationBasedGrams'))} kg`} note="by the grid's average" />
      <Figure testId="market" label="Carbon, market-based" value={`${kilograms(total('marketBasedGrams'))} kg`} note="by contracts and the residual mix" />
      {coverage !== undefined && (
        <Figure testId="quality" label="Data known" value={share(coverage)} tone={coverage < 0.99 ? 'warn' : undefined} note={counted === undefined ? undefined : `${share(counted)} by energy counters`} />
      )}
    </dl>
  );
}
