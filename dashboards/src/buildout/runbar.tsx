import { useSignal } from '@preact/signals';
import type { BuildOutJob } from '../api/buildout';
import { Icon } from '../shell/icons';
import { setParams } from '../shell/router';
import { dateTime } from '../units/zone';
import { isOpen, stateText } from './words';

const efforts: readonly { ratio: number; label: string }[] = [
  { ratio: 1, label: 'usual' },
  { ratio: 4, label: 'four times the usual' },
  { ratio: 20, label: 'twenty times the usual' },
];

interface Props {
  jobs: readonly BuildOutJob[];
  shown: string | undefined;
  mayChange: boolean;
  ask: (effortRatio: number) => void;
  cancel: (id: string) => void;
}

function Open({ job, mayChange, cancel }: { job: BuildOutJob; mayChange: boolean; cancel: (id: string) => void }) {
  return (
    <span class="build-progress" data-testid="build-progress" data-job={job.id}>
      <progress value={job.progress.doneStepCount} max={job.progress.stepCount} aria-label="Steps of the search" /> {stateText(job)}
      {mayChange && <button type="button" class="button small" data-testid="build-cancel" onClick={() => cancel(job.id)}>Cancel</button>}
    </span>
  );
}

/** Which build-out is shown, and the button that has another one searched for. */
export function RunBar({ jobs, shown, mayChange, ask, cancel }: Props) {
  const effort = useSignal(1);
  const ended = jobs.filter((job) => !isOpen(job));
  return (
    <section class="finance-bar outlook-bar" aria-label="Build-outs">
      <label class="inline-field">Shown
        <select value={shown ?? ''} data-testid="pick-build-out" disabled={ended.length === 0} onChange={(event) => setParams({ id: event.currentTarget.value })}>
          {ended.length === 0 && <option value="">none yet</option>}
          {ended.map((job) => (
            <option key={job.id} value={job.id}>
              {dateTime(Date.parse(job.createdAt), 'UTC')} UTC, plan {job.planVersion}, options {job.optionsVersion}{job.state === 'Failed' ? ', failed' : ''}
            </option>
          ))}
        </select>
      </label>
      {mayChange && (
        <>
          <label class="inline-field">Effort
            <select value={String(effort.value)} data-testid="effort" onChange={(event) => (effort.value = Number(event.currentTarget.value))}>
              {efforts.map(({ ratio, label }) => <option key={ratio} value={String(ratio)}>{label}</option>)}
            </select>
          </label>
          <button type="button" class="button small primary" data-testid="build-ask" onClick={() => ask(effort.value)}><Icon name="play" size={12} /> Search again</button>
        </>
      )}
      <span class="build-open" role="status">
        {jobs.filter(isOpen).map((job) => <Open key={job.id} job={job} mayChange={mayChange} cancel={cancel} />)}
      </span>
    </section>
  );
}
