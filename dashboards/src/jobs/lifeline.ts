import type { JobEvent, JobState, LiveJob } from '../api/livetypes';

export type StepName =
  'Submitted' | 'Checked' | 'Queued' | 'Validated' | 'Dispatched' | 'Running' | 'Done' | 'Failed' | 'Cancelled';

export type Phase = 'past' | 'now' | 'ahead' | 'skipped';

/** One station of a job's life. */
export interface Step {
  name: StepName;
  phase: Phase;
  /** In epoch milliseconds, where it is known. */
  at: number | undefined;
  /** The time is not known but expected. */
  estimate: boolean;
}

type Living = Exclude<JobState, 'Failed' | 'Cancelled'>;

const stations: readonly [Living, StepName][] = [
  ['Waiting', 'Queued'], ['Validated', 'Validated'], ['Dispatched', 'Dispatched'],
  ['Running', 'Running'], ['Done', 'Done'],
];

export function hasEnded(job: LiveJob): boolean {
  return ['Done', 'Failed', 'Cancelled'].includes(job.status.state);
}

function lastAt(events: readonly JobEvent[], state: JobState): number | undefined {
  const event = events.findLast((candidate) => candidate.state === state);
  return event && Date.parse(event.at);
}

function expectedAt(job: LiveJob, state: Living): number | undefined {
  const { placement } = job.status;
  if (!placement) return undefined;
  if (state === 'Running') return Date.parse(placement.startsAt);
  return state === 'Done' ? Date.parse(placement.endsAt) : undefined;
}

function station(job: LiveJob, events: readonly JobEvent[], at: number): Step {
  const [state, name] = stations[at] as [Living, StepName];
  const here = stations.findIndex(([candidate]) => candidate === job.status.state);
  const known = lastAt(events, state);
  if (at <= here) {
    const phase = at < here ? (known === undefined ? 'skipped' : 'past') : hasEnded(job) ? 'past' : 'now';
    return { name, phase, at: known, estimate: false };
  }
  const expected = expectedAt(job, state);
  return { name, phase: 'ahead', at: expected, estimate: expected !== undefined };
}

/** From being submitted to its end: what was, what is and, as an estimate, what comes. */
export function lifeLine(job: LiveJob, events: readonly JobEvent[]): Step[] {
  const submitted = Date.parse(job.submittedAt);
  const first = events[0];
  const begun: Step[] = [
    { name: 'Submitted', phase: 'past', at: submitted, estimate: false },
    { name: 'Checked', phase: 'past', at: first ? Date.parse(first.at) : submitted, estimate: false },
  ];
  const { state, since } = job.status;
  if (state === 'Failed' || state === 'Cancelled') {
    const reached = stations
      .map(([candidate, name]): Step => ({ name, phase: 'past', at: lastAt(events, candidate), estimate: false }))
      .filter((step) => step.at !== undefined);
    const end = since ? Date.parse(since) : lastAt(events, state);
    return [...begun, ...reached, { name: state, phase: 'past', at: end, estimate: false }];
  }
  return [...begun, ...stations.map((_, at) => station(job, events, at))];
}

/** A change of when it is to start, and why. */
export interface Slip {
  at: number;
  was: number;
  /** Absent where it lost its place. */
  now: number | undefined;
  cause: string;
  reason: string;
}

/** Every such change, the newest first. */
export function slips(events: readonly JobEvent[]): Slip[] {
  return events
    .flatMap(({ at, detail }) =>
      detail.wasToStartAt === undefined ? [] : [{
        at: Date.parse(at),
        was: Date.parse(detail.wasToStartAt),
        now: detail.startsAt === undefined ? undefined : Date.parse(detail.startsAt),
        cause: detail.cause,
        reason: detail.reason,
      }],
    )
    .reverse();
}
