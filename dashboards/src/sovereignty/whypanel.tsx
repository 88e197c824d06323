import type { Query } from '../api/http';
import { useResource } from '../api/resource';
import { sovereigntyApi, sovereigntyUrls } from '../api/sovereignty';
import type { ResidencyDecisions } from '../api/sovereigntytypes';
import { ExportMenu } from '../charts/exportmenu';
import { Icon } from '../shell/icons';
import { useTurn } from '../shell/liveturn';
import { Panel } from '../shell/panel';
import { setParams } from '../shell/router';
import { profileHref } from './address';
import { findingDataset } from './datasets';
import { AllPlaces, OnePlace, Unlisted, type Asked } from './whyparts';

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
  const told = resource.data;
  const profileId = 'profileId' in asked ? asked.profileId : told?.profileId;
  const title = 'jobId' in asked ? 'Where a job may run' : `${asked.profileId} at ${asked.placeId}`;
  const facts = { ...(profileId ? { profile: profileId } : {}), ...(told ? { at: told.at } : {}), ...asked };
  return (
    <div class="why-side" onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}>
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
