import type { JobEvent, LiveJob } from '../api/livetypes';
import type { Resource } from '../api/resource';
import { Icon, type IconName } from '../shell/icons';
import { Panel } from '../shell/panel';
import { dateTime, dateTimeExact } from '../units/zone';
import { lifeLine, type Phase, type Step, type StepName } from './lifeline';

const endings: Partial<Record<StepName, IconName>> = { Failed: 'error', Cancelled: 'stop' };
const marks: Readonly<Record<Phase, IconName>> = { past: 'check', now: 'now', ahead: 'clock', skipped: 'minus' };

const HINTS: Readonly<Record<Phase, string>> = {
  past: '', now: 'now', ahead: 'to come', skipped: 'not needed',
};

function Station({ step }: { step: Step }) {
  const { name, phase, at, estimate } = step;
  return (
    <li
      class={`station ${phase}${endings[name] ? ' ended-badly' : ''}`} data-testid={`step-${name}`} data-phase={phase}
      aria-current={phase === 'now' ? 'step' : undefined}
    >
      <span class="station-mark"><Icon name={endings[name] ?? (phase === 'now' ? 'play' : marks[phase])} size={12} /></span>
      <b>{name}</b>
      {at !== undefined && (
        <span class={estimate ? 'station-time estimate' : 'station-time'} title={dateTimeExact(at, 'UTC')}>
          {estimate ? dateTime(at, 'UTC') : dateTimeExact(at, 'UTC')}
        </span>
      )}
      <small>{estimate ? 'estimate' : HINTS[phase]}</small>
    </li>
  );
}

interface Props {
  job: LiveJob;
  events: Resource<{ items: JobEvent[] }>;
}

/** A job's stations from left to right. */
export function LifeLinePanel({ job, events }: Props) {
  return (
    <Panel id="life-line" title="Life-line" className="life-panel" note="times in UTC" resource={events}>
      {({ items }) => (
        <ol class="life-line" data-testid="life-line">
          {lifeLine(job, items).map((step) => <Station key={step.name} step={step} />)}
        </ol>
      )}
    </Panel>
  );
}
