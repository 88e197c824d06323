import type { ComponentChildren } from 'preact';
import type { Period } from '../api/financetypes';
import { Icon } from '../shell/icons';
import { setParams } from '../shell/router';
import { dateTime } from '../units/zone';
import { groupings, sharings } from './address';

export function StateBadge({ period }: { period: Pick<Period, 'state'> }) {
  return period.state === 'Closed'
    ? <span class="badge good" data-testid="period-state"><Icon name="check" size={12} /> Closed</span>
    : <span class="badge warn" data-testid="period-state"><Icon name="clock" size={12} /> Open: provisional</span>;
}

interface PickProps {
  label: string;
  name: string;
  value: string;
  options: readonly { word: string; label: string }[];
}

function Pick({ label, name, value, options }: PickProps) {
  return (
    <label class="inline-field">
      {label}
      <select value={value} data-testid={`pick-${name}`} onChange={(event) => setParams({ [name]: event.currentTarget.value, row: undefined })}>
        {options.map((option) => <option key={option.word} value={option.word}>{option.label}</option>)}
      </select>
    </label>
  );
}

interface Props {
  periods: readonly Period[];
  period: Period;
  zone: string;
  by: string;
  shared: string;
  currency: string;
  currencies: readonly string[];
  children?: ComponentChildren;
}

/** Which month, by what, and who bears what nobody had; the same for the screen and for its files. */
export function PeriodBar({ periods, period, zone, by, shared, currency, currencies, children }: Props) {
  return (
    <section class="finance-bar" aria-label="What is shown">
      <Pick label="Month" name="period" value={period.id} options={periods.map(({ id, state }) => ({ word: id, label: state === 'Open' ? `${id} (open)` : id }))} />
      <StateBadge period={period} />
      <span class="muted" data-testid="period-days">
        days of {zone.replaceAll('_', ' ')}, {period.quarterCount} quarter-hours
        {period.closedAt && `, closed ${dateTime(Date.parse(period.closedAt), 'UTC')} UTC by ${period.closedBy}`}
      </span>
      <span class="finance-picks">
        <Pick label="Rows" name="by" value={by} options={groupings.map((word) => ({ word, label: `by ${word}` }))} />
        <Pick label="Idle is borne by" name="shared" value={shared} options={sharings} />
        <Pick label="Currency" name="currency" value={currency} options={[...new Set([...currencies, currency])].map((word) => ({ word, label: word }))} />
        {children}
      </span>
    </section>
  );
}
