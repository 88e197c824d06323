import { sovereigntyApi, sovereigntyUrls } from '../api/sovereignty';
import type { Attestation } from '../api/sovereigntytypes';
import type { Page } from '../api/types';
import { ExportMenu } from '../charts/exportmenu';
import { useTurn } from '../shell/liveturn';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { AttestationTable } from './attestationtable';
import { conditionalPage, madeBy } from './conditions';
import { attestationDataset } from './datasets';
import { tenantWanted } from './tenantfilter';

const PAGE_SIZE = 200;

/** Placements that a waiver made possible. */
export function ConditionsPanel({ at, turn }: { at: string | undefined; turn: number }) {
  const query = { tenant: tenantWanted(), pageSize: PAGE_SIZE };
  const pages = usePages<Attestation>(JSON.stringify(query), (token) =>
    conditionalPage((pageToken) => sovereigntyApi.attestations({ ...query, pageToken }), token),
  );
  useTurn(turn, pages.refresh);
  const items = madeBy(pages.items, at);
  return (
    <Panel<Page<Attestation>>
      id="conditions" title="Placements that needed a condition" className="list-panel" resource={pages.resource}
      note="newest first, times in UTC"
      empty={
        items.length > 0 || pages.next ? undefined
          : { title: `No placement${query.tenant ? ` of ${query.tenant}’s jobs` : ''} needed a condition`, body: <p>Where work runs, every clause is met without a waiver.</p> }
      }
      tools={
        <ExportMenu
          panel="conditions" url={sovereigntyUrls.attestations(query)}
          dataset={() => attestationDataset('conditional-placements', items, { ...(at ? { at } : {}), ...(query.tenant ? { tenant: query.tenant } : {}) })}
        />
      }
    >
      {() => (
        <>
          {items.length > 0
            ? <AttestationTable label="Placements that needed a condition" attestations={items} withProfile />
            : <p class="panel-foot muted">None among the newest attestations.</p>}
          <MorePages pages={pages} />
        </>
      )}
    </Panel>
  );
}
