import { useEffect, useRef } from 'preact/hooks';
import type { Query } from '../api/http';
import { useResource } from '../api/resource';
import { sovereigntyApi, sovereigntyUrls } from '../api/sovereignty';
import type { PlaceDecision, ResidencyDecisions } from '../api/sovereigntytypes';
import { ExportMenu } from '../charts/exportmenu';
import { Icon } from '../shell/icons';
import { useTurn } from '../shell/liveturn';
import { Panel } from '../shell/panel';
import { Empty } from '../shell/states';
import { setParams } from '../shell/router';
import { AffectedJobs, SmallestChangeList } from './affected';
import { profileHref } from './address';
import { findingDataset } from './datasets';
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
function Unlisted({ asked, detail }: { asked: Asked; detail: string }) {
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

function OnePlace({ told, asked }: { told: ResidencyDecisions; asked: Asked }) {
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

function AllPlaces({ told, jobId, at }: { told: ResidencyDecisions; jobId: string; at: string | undefined }) {
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

/** Gives the focus back to the cell that it was opened from. */
function close(): void {
  document.querySelector<HTMLElement>('.matrix-cell button[aria-pressed=true]')?.focus();
  setParams({ profile: undefined, place: undefined, job: undefined });
}

interface Props {
  asked: Asked;
  at: string | undefined;
  /** Another number whenever what is shown beside this has been asked anew. */
  turn: number;
}

/** Why: every clause's word, what would change it, and whom it concerns. */
export function WhyPanel({ asked, at, turn }: Props) {
  const query: Query = { ...asked, at };
  const resource = useResource<ResidencyDecisions>(
    JSON.stringify(query), (signal) => sovereigntyApi.decisions(query, signal),
  );
  useTurn(turn, resource.reload);
  const gone = resource.error?.status === 404 ? resource.error : undefined;
  const shown = gone ? { ...resource, data: null, error: undefined } : resource;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [JSON.stringify(asked)]);
  const told = resource.data;
  const profileId = 'profileId' in asked ? asked.profileId : told?.profileId;
  const title = 'jobId' in asked ? 'Where a job may run' : `${asked.profileId} at ${asked.placeId}`;
  const facts = { ...(profileId ? { profile: profileId } : {}), ...(told ? { at: told.at } : {}), ...asked };
  return (
    <div class="why-side" ref={box} onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}>
      <Panel<ResidencyDecisions | null>
        id="why" title={title} resource={shown}
        note={'placeId' in asked && <a href={profileHref(asked.profileId, at)} data-testid="why-profile">the profile{told && `, version ${told.profileVersion}`}</a>}
        tools={
          <>
            {told && <ExportMenu panel="why" dataset={() => findingDataset(told.decisions, facts)} url={sovereigntyUrls.decisions(query)} />}
            <button
              type="button" class="button quiet square" aria-label="Close" title="Close" data-testid="close-why"
              onClick={close}
            >
              <Icon name="close" />
            </button>
          </>
        }
      >
        {(data) => (
          <div class="sov-why" tabIndex={0} role="region" aria-label={title}>
            {data === null ? <Unlisted asked={asked} detail={gone?.detail ?? ''} />
              : 'jobId' in asked ? <AllPlaces told={data} jobId={asked.jobId} at={at} /> : <OnePlace told={data} asked={asked} />}
          </div>
        )}
      </Panel>
    </div>
  );
}
