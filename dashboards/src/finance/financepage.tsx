import { useSignal } from '@preact/signals';
import { financeApi } from '../api/finance';
import type { Periods, Report } from '../api/financetypes';
import { useResource } from '../api/resource';
import { Icon } from '../shell/icons';
import { Empty, ErrorState, Skeleton } from '../shell/states';
import { param } from '../shell/router';
import { TopBar } from '../shell/topbar';
import { chosenPeriod, currencyOf, grouping, sharing } from './address';
import { CostPanel } from './costpanel';
import { ExportsPanel } from './exportspanel';
import { Figures } from './figures';
import { PeriodBar } from './periodbar';
import { NothingBooked, PeriodsPanel } from './periodspanel';
import { RatesPanel } from './ratespanel';
import { ReconciliationPanel } from './reconciliationpanel';
import { TracePanel } from './tracepanel';
import { UnitCostPanel } from './unitcostpanel';
import { WaterfallPanel } from './waterfallpanel';

function Warnings({ report }: { report: Report | undefined }) {
  if (!report || report.warnings.length === 0) return null;
  return (
    <ul class="finance-warnings" data-testid="finance-warnings">
      {report.warnings.map((text) => <li key={text}><Icon name="warn" size={13} /> {text}</li>)}
    </ul>
  );
}

interface MonthProps {
  periods: Periods;
  turn: number;
  reload: () => void;
}

function Month({ periods, turn, reload }: MonthProps) {
  const period = chosenPeriod(periods.items, param('period'));
  const by = grouping(param('by'));
  const shared = sharing(param('shared'));
  const currency = currencyOf(param('currency'));
  const row = param('row');
  const id = period?.id;
  const key = (kind: string, more = '') => (id === undefined ? undefined : `${kind} ${id} ${more} ${turn}`);
  const money = { period: id, currency };
  const asked = { ...money, groupBy: by, shared };
  const cost = useResource<Report>(key('chargeback', `${by} ${shared} ${currency}`), (signal) => financeApi.report('chargeback', asked, signal), true);
  const energy = useResource<Report>(key('energy', by), (signal) => financeApi.report('energy', { period: id, groupBy: by }, signal), true);
  const waterfall = useResource<Report>(key('waterfall', currency), (signal) => financeApi.report('waterfall', money, signal));
  const reconciliation = useResource<Report>(key('reconciliation', currency), (signal) => financeApi.report('reconciliation', money, signal));
  const unitCosts = useResource<Report>(key('unit-costs', currency), (signal) => financeApi.report('unit-costs', money, signal));
  if (!period) return <Empty title="Nothing is booked yet"><NothingBooked /></Empty>;
  const shown = cost.data?.period.id === id ? cost.data : undefined;
  const itsEnergy = energy.data?.period.id === id ? energy.data : undefined;
  return (
    <>
      <PeriodBar periods={periods.items} period={period} zone={periods.zone} by={by} shared={shared} currency={currency} currencies={shown?.currencies ?? ['EUR']} />
      {shown && <Figures cost={shown} energy={itsEnergy} />}
      <Warnings report={shown} />
      <div class={`sov-columns finance-columns${row ? ' with-side' : ''}`}>
        <CostPanel resource={{ ...cost, data: shown }} energy={itsEnergy} query={asked} shared={shared} chosen={row} />
        {row && <TracePanel key={row} kind="chargeback" rowId={row} report={shown} />}
      </div>
      <div class="finance-pair">
        <WaterfallPanel resource={waterfall} query={money} period={period.id} />
        <ReconciliationPanel resource={reconciliation} query={money} />
      </div>
      <UnitCostPanel resource={unitCosts} query={money} />
      <ExportsPanel period={period.id} by={by} shared={shared} currency={currency} turn={turn} />
      <RatesPanel resource={{ ...cost, data: shown }} />
      <PeriodsPanel resource={{ loading: false, data: periods, error: undefined, receivedAt: undefined, reload }} chosen={id} changed={reload} />
    </>
  );
}

/** Numbers that a controller can post. */
export function FinancePage() {
  const turn = useSignal(0);
  const periods = useResource<Periods>(`periods ${turn.value}`, (signal) => financeApi.periods(signal), true);
  function reload(): void {
    turn.value += 1;
  }
  return (
    <>
      <TopBar title="Finance">
        <button type="button" class="button quiet square" title="Ask anew" aria-label="Ask anew" data-testid="finance-reload" onClick={reload}>
          <Icon name="live" />
        </button>
      </TopBar>
      <main class="page finance" data-testid="finance">
        {periods.data ? <Month periods={periods.data} turn={turn.value} reload={reload} />
          : periods.error ? <ErrorState error={periods.error} retry={periods.reload} />
            : <Skeleton label="Finance" />}
      </main>
    </>
  );
}
