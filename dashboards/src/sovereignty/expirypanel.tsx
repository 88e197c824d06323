import { useEffect } from 'preact/hooks';
import { planNow } from '../api/plantime';
import { useResource } from '../api/resource';
import { sovereigntyApi, sovereigntyUrls } from '../api/sovereignty';
import type { Expiry } from '../api/sovereigntytypes';
import type { Page } from '../api/types';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { Icon } from '../shell/icons';
import { useTurn } from '../shell/liveturn';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { profileHref } from './address';
import { expiryDataset } from './datasets';
import { byUrgency, hasRunOut } from './expiries';
import { Ribbon } from './ribbonview';
import { tenantWanted } from './tenantfilter';
import { attributeWords, fromNow, moment, plural } from './words';

const CHOICES = [30, 90, 365] as const;
const USUAL = 90;

function daysWanted(): number {
  const days = Number(param('within'));
  return CHOICES.find((choice) => choice === days) ?? USUAL;
}

function Jobs({ expiry }: { expiry: Expiry }) {
  if (expiry.jobCount === 0) return <>none</>;
  const more = expiry.jobCount - expiry.jobs.length;
  return (
    <details class="expiry-jobs" data-testid="expiry-jobs">
      <summary>{plural(expiry.jobCount, 'job')}</summary>
      <ul>
        {expiry.jobs.map(({ jobId, placeId, endsAt }) => (
          <li key={jobId}>
            <a href={`/jobs/${encodeURIComponent(jobId)}`} data-testid="expiry-job">{jobId}</a>{' '}
            <span class="muted">{placeId}, until {moment(endsAt)}</span>
          </li>
        ))}
        {more > 0 && <li class="muted">and {plural(more, 'more', 'more')}</li>}
      </ul>
    </details>
  );
}

function Row({ expiry, now, chosen }: { expiry: Expiry; now: number; chosen: boolean }) {
  const { claimId, attribute, subjectIds, expiresAt, placeIds, profileIds } = expiry;
  return (
    <tr id={`expiry-${claimId}`} class={chosen ? 'chosen' : undefined} data-testid="expiry" data-claim={claimId}>
      <th scope="row">
        <b>{moment(expiresAt)}</b>{' '}
        {hasRunOut(expiry, now) && <span class="badge danger" data-testid="ran-out"><Icon name="forbid" size={12} /> ran out</span>}{' '}
        <span class="muted">{fromNow(Date.parse(expiresAt), now)}</span>
      </th>
      <td class="wrap">{attributeWords(attribute)} <span class="muted">of {subjectIds.join(', ')}, claim {claimId}</span></td>
      <td class="wrap">{placeIds.join(', ') || '–'}</td>
      <td class="wrap">
        {profileIds.length === 0 ? '–' : profileIds.map((id, at) => (
          <span key={id}>{at > 0 && ', '}<a href={profileHref(id)}>{id}</a></span>
        ))}
      </td>
      <td class="wrap"><Jobs expiry={expiry} /></td>
      <td>
        <button type="button" class="button small" data-testid="see-then" onClick={() => setParams({ at: expiresAt })}>
          <Icon name="clock" size={12} /> See it then
        </button>
      </td>
    </tr>
  );
}

/** The claim that was asked for is not listed. */
function NotAmong({ claimId }: { claimId: string }) {
  return (
    <p class="not-among" role="status" data-testid="not-among">
      Claim <b>{claimId}</b> is not among them: it has been renewed, or runs out later.{' '}
      <button type="button" class="button small" onClick={() => setParams({ expiry: undefined })}>All right</button>
    </p>
  );
}

function Rows({ expiries, now }: { expiries: readonly Expiry[]; now: number }) {
  const chosen = param('expiry');
  useEffect(() => {
    if (chosen) document.getElementById(`expiry-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const isMissing = chosen !== undefined && !expiries.some(({ claimId }) => claimId === chosen);
  return (
    <TableBox label="What runs out">
      {isMissing && <NotAmong claimId={chosen} />}
      <table>
        <thead>
          <tr>
            <th scope="col">Runs out, or ran out, UTC</th><th scope="col">What</th><th scope="col">Places</th>
            <th scope="col">Profiles that rest on it</th><th scope="col">Jobs that rest on it</th>
            <th scope="col"><span class="visually-hidden">The matrix then</span></th>
          </tr>
        </thead>
        <tbody>
          {expiries.map((expiry) => <Row key={expiry.claimId} expiry={expiry} now={now} chosen={expiry.claimId === chosen} />)}
        </tbody>
      </table>
    </TableBox>
  );
}

function Within({ days }: { days: number }) {
  return (
    <div class="button-group" role="group" aria-label="Within">
      {CHOICES.map((choice) => (
        <button
          key={choice} type="button" class="button small" aria-pressed={choice === days} data-testid={`within-${choice}`}
          onClick={() => setParams({ within: choice === USUAL ? undefined : String(choice) })}
        >
          {choice} days
        </button>
      ))}
    </div>
  );
}

interface Props {
  now: number;
  /** The page shows another moment, which this does not follow. */
  isElsewhere: boolean;
  turn: number;
}

/** What permissions rest on and when that runs out. */
export function ExpiryPanel({ now: tick, isElsewhere, turn }: Props) {
  const now = Math.max(tick, planNow());
  const days = daysWanted();
  const tenant = tenantWanted();
  const resource = useResource<Page<Expiry>>(
    JSON.stringify([days, tenant]), (signal) => sovereigntyApi.expiries(days, tenant, signal),
  );
  useTurn(turn, resource.reload);
  const items = byUrgency(resource.data?.items ?? [], now);
  const whose = tenant === undefined ? '' : `, for ${tenant}’s jobs`;
  return (
    <Panel<Page<Expiry>>
      id="expiries" title="What runs out" className="list-panel" resource={resource}
      note={(isElsewhere ? 'from now on, whatever moment the matrix shows' : 'what has run out first, then the soonest') + whose}
      empty={
        items.length > 0 ? undefined
          : { title: `Nothing that ${tenant === undefined ? 'a permission rests' : `the profiles of ${tenant}’s jobs rest`} on runs out within ${days} days` }
      }
      tools={
        <>
          <Within days={days} />
          {items.length > 0 && (
            <>
              <TableToggle panel="expiries" chart="ribbon" />
              <ExportMenu panel="expiries" dataset={() => expiryDataset(items, days, now, { tenant })} url={sovereigntyUrls.expiries(days, tenant)} />
            </>
          )}
        </>
      }
    >
      {() =>
        hasWord('table', 'expiries') ? (
          <DataTable panel="expiries" data={expiryDataset(items, days, now, { tenant })} label="What runs out" />
        ) : (
          <>
            <Ribbon expiries={items} from={now} days={days} />
            <Rows expiries={items} now={now} />
          </>
        )
      }
    </Panel>
  );
}
