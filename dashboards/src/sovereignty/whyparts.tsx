import type { PlaceDecision, ResidencyDecisions } from '../api/sovereigntytypes';
import { Empty } from '../shell/states';
import { AffectedJobs, SmallestChangeList } from './affected';
import { profileHref } from './address';
import { DecisionWord } from './decision';
import { Findings } from './findings';
import { moment, shortKeys } from './words';

/** What is asked about: a profile at a place, or a job at all of them. */
export type Asked = { profileId: string; placeId: string } | { jobId: string };

function keysAgainst({ findings }: PlaceDecision): string[] {
  return findings.filter(({ result }) => result !== 'Pass').map(({ clause }) => clause);
}

function Standing({ decision: { decision, validUntil } }: { decision: PlaceDecision }) {
  return (
    <p class={`standing ${decision.toLowerCase()}`} data-testid="standing">
      <span><i class="pattern" aria-hidden="true" /> <DecisionWord decision={decision} /></span>
      {validUntil && decision !== 'Deny' && <span>until {moment(validUntil)} UTC, when the first thing it rests on runs out</span>}
    </p>
  );
}

/** The register knows no such profile, place or job. */
export function Unlisted({ asked, detail }: { asked: Asked; detail: string }) {
  if ('jobId' in asked) {
    return (
      <Empty title="The register says nothing of this job">
        <p>{detail}</p>
        <p>Its policy may be one of the scenario that is planned on: the job’s own page says what stands in its way.</p>
        <a class="button" href={`/jobs/${encodeURIComponent(asked.jobId)}`}>To the job</a>
      </Empty>
    );
  }
  return (
    <p class="standing deny" data-testid="standing">
      <span><i class="pattern" aria-hidden="true" /> <DecisionWord decision="Deny" /></span>
      <span>Not listed, and what is not listed is forbidden. {detail}</span>
    </p>
  );
}

/** A profile at a place. */
export function OnePlace({ told, asked }: { told: ResidencyDecisions; asked: Asked }) {
  const decision = told.decisions[0];
  if (!decision) return <Unlisted asked={asked} detail="" />;
  return (
    <>
      <Standing decision={decision} />
      {told.smallestChange && decision.decision === 'Deny' && <SmallestChangeList change={told.smallestChange} />}
      <AffectedJobs jobs={told.jobs} count={told.jobCount} />
      <section class="why-part" aria-label="Clause by clause">
        <h3>Clause by clause</h3>
        <Findings findings={decision.findings} />
      </section>
    </>
  );
}

/** A job at every place. */
export function AllPlaces({ told, jobId, at }: { told: ResidencyDecisions; jobId: string; at: string | undefined }) {
  return (
    <>
      <p>
        <a href={`/jobs/${encodeURIComponent(jobId)}`}>{jobId}</a>, under{' '}
        <a href={profileHref(told.profileId, at)} data-testid="why-profile">{told.profileId}</a>, version {told.profileVersion}
      </p>
      {told.smallestChange && <SmallestChangeList change={told.smallestChange} />}
      {told.decisions.map((decision) => (
        <details key={decision.placeId} class="place-decision" data-testid="place-decision" data-place={decision.placeId}>
          <summary>
            <b>{decision.placeId}</b> <DecisionWord decision={decision.decision} />{' '}
            <span class="muted">{shortKeys(keysAgainst(decision))}</span>
          </summary>
          <Findings findings={decision.findings} />
        </details>
      ))}
    </>
  );
}
