import type { AffectedJob, SmallestChange } from '../api/sovereigntytypes';
import { timeRange } from '../units/zone';
import { plain } from './plain';
import { plural } from './words';

/** The fewest things that would have to become otherwise. */
export function SmallestChangeList({ change }: { change: SmallestChange }) {
  return (
    <section class="why-part" aria-label="What would permit it" data-testid="smallest-change">
      <h3>The least that would permit {change.placeId}</h3>
      <ol class="remedies">
        {change.changes.map(({ clause, subjectId, observed, required, remedy }, at) => (
          <li key={at} data-testid="remedy">
            <p><b>{plain(remedy)}</b></p>
            <p class="muted">
              <code>{clause}</code>{subjectId && ` of ${subjectId}`}: asked {plain(required)}, known {plain(observed)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function when({ startsAt, endsAt }: AffectedJob): string {
  if (startsAt && endsAt) return `${timeRange(Date.parse(startsAt), Date.parse(endsAt), 'UTC')} UTC`;
  return 'not planned yet';
}

/** Jobs under the profile that this place has or might have. */
export function AffectedJobs({ jobs, count }: { jobs: readonly AffectedJob[]; count: number }) {
  return (
    <section class="why-part" aria-label="Jobs" data-testid="affected-jobs">
      <h3>{count === 0 ? 'No job is affected' : `${plural(count, 'job is', 'jobs are')} affected`}</h3>
      {jobs.length > 0 && (
        <ul class="affected">
          {jobs.map((job) => (
            <li key={job.jobId} data-testid="affected-job">
              <a href={`/jobs/${encodeURIComponent(job.jobId)}`}>{job.jobId}</a>{' '}
              <span class="badge">{job.state}</span>{' '}
              <span class="muted">{job.placeId && `${job.placeId}, `}{when(job)}</span>
            </li>
          ))}
        </ul>
      )}
      {count > jobs.length && <p class="muted">And {plural(count - jobs.length, 'more', 'more')}.</p>}
    </section>
  );
}
