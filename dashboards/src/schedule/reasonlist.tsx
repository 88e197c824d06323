import type { Reason, UnplacedJob } from '../api/types';
import { primaryReason, reasonNumbers, reasonWords, tierWord } from './reasons';

export function ReasonLine({ reason, jobId }: { reason: Reason; jobId: string }) {
  return (
    <p class="reason" title={reason.message}>
      <span class={`badge${reason.tier === 1 ? ' warn' : ''}`}>{tierWord(reason)}</span>
      <b>{reasonWords(reason.reason)}</b>
      <span>{reasonNumbers(reason, jobId)}</span>
    </p>
  );
}

/** The three strongest reasons in the service's words, most severe first. */
export function WhyNot({ job }: { job: UnplacedJob }) {
  return (
    <ol class="why-not" aria-label="Why it is not placed">
      {job.reasons.slice(0, 3).map((reason, at) => (
        <li key={at}>
          <ReasonLine reason={reason} jobId={job.jobId} />
          <p class="muted">{reason.message}</p>
        </li>
      ))}
    </ol>
  );
}

export function Reasons({ job }: { job: UnplacedJob }) {
  const first = primaryReason(job);
  const rest = job.reasons.slice(1);
  return (
    <>
      {first && <ReasonLine reason={first} jobId={job.jobId} />}
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more {rest.length === 1 ? 'reason' : 'reasons'}</summary>
          {rest.map((reason, at) => <ReasonLine key={at} reason={reason} jobId={job.jobId} />)}
        </details>
      )}
    </>
  );
}
