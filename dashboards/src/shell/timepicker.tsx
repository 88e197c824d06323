import { useSignal, type Signal } from '@preact/signals';
import { Icon } from './icons';
import { Popover } from './popover';
import { param, setParams } from './router';
import { isRelative, isoInstant, type PresetGroup } from '../units/range';
import { fieldValue, fromFieldValue, timeRange, zoneChoice, zoneLabel } from '../units/zone';

interface Props {
  /** Two lists of ranges to choose from. */
  groups: readonly PresetGroup[];
  from: number;
  to: number;
  zone: string;
  open: Signal<boolean>;
}

const zones = [
  { value: 'utc', label: 'UTC' },
  { value: 'site', label: 'Site' },
  { value: 'browser', label: 'Browser' },
] as const;

function Presets({ title, presets, reason }: PresetGroup) {
  const current = `${param('from') ?? ''} ${param('to') ?? ''}`;
  return (
    <section>
      <h2>{title}</h2>
      {reason && <p class="menu-note">{reason}</p>}
      {presets.map((preset) => (
        <button
          key={preset.label} type="button" class="menu-item" disabled={reason !== undefined}
          aria-pressed={current === `${preset.from} ${preset.to}`}
          data-testid={`preset-${preset.from}-${preset.to}`}
          onClick={() => setParams({ from: preset.from, to: preset.to })}
        >
          {preset.label}
        </button>
      ))}
    </section>
  );
}

function Absolute({ from, to, zone }: { from: number; to: number; zone: string }) {
  const start = useSignal(fieldValue(from, zone));
  const end = useSignal(fieldValue(to, zone));
  const problem = useSignal('');
  function apply(event: Event): void {
    event.preventDefault();
    const [first, last] = [fromFieldValue(start.value, zone), fromFieldValue(end.value, zone)];
    if (first === undefined || last === undefined || first >= last) {
      problem.value = 'The end must come after the start.';
      return;
    }
    problem.value = '';
    setParams({ from: isoInstant(first), to: isoInstant(last) });
  }
  return (
    <form onSubmit={apply}>
      <h2>From and until, {zoneLabel(zone)}</h2>
      <label class="field">
        <span>From</span>
        <input type="datetime-local" required value={start.value} data-testid="from" onInput={(event) => (start.value = event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>Until, not included</span>
        <input type="datetime-local" required value={end.value} data-testid="to" onInput={(event) => (end.value = event.currentTarget.value)} />
      </label>
      <p class="field-problem" role="alert">{problem.value}</p>
      <button type="submit" class="button" data-testid="apply-range">Show this range</button>
    </form>
  );
}

/** The same on every screen with a time axis: presets back and forward, absolute ends, the zone. */
export function TimePicker({ groups, from, to, zone, open }: Props) {
  const follows = isRelative(param('from') ?? 'now') && isRelative(param('to') ?? 'now');
  return (
    <Popover
      title="Time range (t)" testId="time" role="dialog" open={open} className="button time-button"
      label={
        <>
          <Icon name="clock" />
          <span class="time-text">{timeRange(from, to, zone)}</span>
          <span class="muted wide-only">{zoneLabel(zone)}</span>
        </>
      }
    >
      <div class="time-panel">
        {groups.map((group) => <Presets key={group.title} {...group} />)}
        <div class="time-absolute">
          <Absolute key={`${from} ${to} ${zone}`} from={from} to={to} zone={zone} />
          <fieldset>
            <legend>Clock</legend>
            <div class="button-group">
              {zones.map(({ value, label }) => (
                <button
                  key={value} type="button" class="button small" data-testid={`zone-${value}`}
                  aria-pressed={zoneChoice(param('tz')) === value}
                  onClick={() => setParams({ tz: value === 'utc' ? undefined : value })}
                >
                  {label}
                </button>
              ))}
            </div>
          </fieldset>
          <p class="menu-note">{follows ? 'Moves with the clock or the plan.' : 'Fixed dates.'}</p>
        </div>
      </div>
    </Popover>
  );
}
