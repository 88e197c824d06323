import { useSignal, type Signal } from '@preact/signals';
import { sovereigntyApi } from '../api/sovereignty';
import { useResource } from '../api/resource';
import { Icon } from '../shell/icons';
import { Popover } from '../shell/popover';
import { setParams } from '../shell/router';
import { ErrorState, Skeleton } from '../shell/states';
import { isoInstant } from '../units/range';
import { fieldValue, fromFieldValue } from '../units/zone';
import { moment, shortDigest } from './words';

const DAY_MS = 86_400_000;
const MOST_VERSIONS = 8;

const presets = [
  { label: 'A year ago', days: -365 },
  { label: '30 days ago', days: -30 },
  { label: 'In 30 days', days: 30 },
  { label: 'In a year', days: 365 },
] as const;

interface ChoiceProps {
  now: number;
  choose: (at: number | undefined) => void;
}

function Moments({ now, choose }: ChoiceProps) {
  return (
    <section>
      <h2>The moment looked at</h2>
      <button type="button" class="menu-item" data-testid="at-now" onClick={() => choose(undefined)}>Now</button>
      {presets.map(({ label, days }) => (
        <button
          key={label} type="button" class="menu-item" data-testid={`at-${days}d`} onClick={() => choose(now + days * DAY_MS)}
        >
          {label}
        </button>
      ))}
    </section>
  );
}

/** The versions of the register, each leading to when it came into force. */
function Versions({ choose }: ChoiceProps) {
  const versions = useResource('registers', (signal) => sovereigntyApi.registers({ pageSize: MOST_VERSIONS }, signal));
  if (versions.error) return <ErrorState error={versions.error} retry={versions.reload} compact />;
  if (!versions.data) return <Skeleton label="versions" />;
  return (
    <section>
      <h2>When a register came into force</h2>
      {versions.data.items.length === 0 && <p class="menu-note">There is none yet.</p>}
      {versions.data.items.map(({ version, name, putAt, reason }) => (
        <button
          key={version} type="button" class="menu-item" data-testid="register-version"
          onClick={() => choose(Math.ceil(Date.parse(putAt) / 1000) * 1000)}
        >
          <span>
            {moment(putAt)}
            <small>{reason ?? name} ({shortDigest(version)})</small>
          </span>
        </button>
      ))}
    </section>
  );
}

function Exactly({ start, choose }: { start: number; choose: (at: number) => void }) {
  const text = useSignal(fieldValue(start, 'UTC'));
  const problem = useSignal('');
  function apply(event: Event): void {
    event.preventDefault();
    const at = fromFieldValue(text.value, 'UTC');
    if (at === undefined) problem.value = 'That is no date and time.';
    else choose(at);
  }
  return (
    <form onSubmit={apply}>
      <h2>Exactly, UTC</h2>
      <label class="field">
        <span>Date and time</span>
        <input
          type="datetime-local" required value={text.value} data-testid="at"
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      <p class="field-problem" role="alert">{problem.value}</p>
      <button type="submit" class="button" data-testid="apply-at">Show that moment</button>
    </form>
  );
}

interface Props {
  at: string | undefined;
  now: number;
  open: Signal<boolean>;
}

/** Travels in time: the rules then in force, and what was known then. */
export function InstantPicker({ at, now, open }: Props) {
  function choose(chosen: number | undefined): void {
    open.value = false;
    document.querySelector<HTMLElement>('.time-button')?.focus();
    setParams({ at: chosen === undefined ? undefined : isoInstant(chosen) });
  }
  return (
    <Popover
      title="The moment looked at (t)" testId="instant" role="dialog" open={open} className="button time-button"
      label={
        <>
          <Icon name="clock" />
          <span class="time-text">{at === undefined ? 'Now' : moment(at)}</span>
          <span class="muted wide-only">{at === undefined ? '' : 'UTC'}</span>
        </>
      }
    >
      <div class="time-panel instant-panel">
        <Moments now={now} choose={choose} />
        <Versions now={now} choose={choose} />
        <div class="time-absolute"><Exactly start={at === undefined ? now : Date.parse(at)} choose={choose} /></div>
      </div>
    </Popover>
  );
}
