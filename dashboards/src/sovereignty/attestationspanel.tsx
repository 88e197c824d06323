import { sovereigntyApi, sovereigntyUrls } from '../api/sovereignty';
import type { Attestation } from '../api/sovereigntytypes';
import type { Page } from '../api/types';
import { ExportMenu } from '../charts/exportmenu';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { param, setParams } from '../shell/router';
import { AttestationTable } from './attestationtable';
import { CheckOffline } from './checkoffline';
import { attestationDataset } from './datasets';

const PAGE_SIZE = 50;
const STATES = ['Valid', 'Expiring', 'Expired'] as const;

function StateFilter() {
  return (
    <select
      aria-label="State" value={param('state') ?? ''} data-testid="state-filter"
      onChange={(event) => setParams({ state: event.currentTarget.value || undefined })}
    >
      <option value="">Any state</option>
      {STATES.map((state) => <option key={state} value={state}>{state}</option>)}
    </select>
  );
}

/** What was attested of placements under the profile, and how to check it. */
export function AttestationsPanel({ profileId }: { profileId: string }) {
  const query = { profileId, state: param('state') };
  const pages = usePages<Attestation>(JSON.stringify(query), (pageToken) =>
    sovereigntyApi.attestations({ ...query, pageSize: PAGE_SIZE, pageToken }),
  );
  return (
    <Panel<Page<Attestation>>
      id="attestations" title="Attestations" resource={pages.resource} className="list-panel" note="newest first, times in UTC"
      tools={
        <>
          <StateFilter />
          <ExportMenu
            panel="attestations" url={sovereigntyUrls.attestations({ ...query, pageSize: PAGE_SIZE })}
            dataset={() => attestationDataset(`attestations-${profileId}`, pages.items, { profile: profileId, ...(query.state ? { state: query.state } : {}) })}
          />
        </>
      }
    >
      {() => (
        <>
          {pages.items.length > 0 ? (
            <AttestationTable label="Attestations" attestations={pages.items} withProfile={false} />
          ) : (
            <p class="panel-foot muted" data-testid="no-attestations">
              {query.state ? `None is ${query.state.toLowerCase()}.` : 'None yet: the first comes with the first placement under this profile.'}
            </p>
          )}
          <MorePages pages={pages} />
          <CheckOffline />
        </>
      )}
    </Panel>
  );
}
