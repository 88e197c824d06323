import type { Explanation, JobState, Unblocking } from '../api/livetypes';
import type { Resource } from '../api/resource';
import { ReasonLine } from '../schedule/reasonlist';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { may } from '../shell/self';
import { TableBox } from '../shell/tablebox';
import { money, moneyExact } from '../units/format';
import { jobPlacesHref } from '../sovereignty/address';
import { SetApartNodes } from '../validation/setapart';
import { choices, type Choice } from './choices';
import { ProofNote } from './proofnote';
import { ReleaseJob } from './releasejob';
import { moreOrLess, placeText, reasonText, whenText } from './words';

function SiteRow({ site, told }: { site: Choice; told: Explanation }) {
  const { placement, costMinor, reasons, here } = site;
  const difference = costMinor === undefined || told.costMinor === undefined ? undefined : costMinor - told.costMinor;
  return (
    <tr class={here ? 'chosen' : undefined} data-testid="site-choice">
      <td>
        {here && <Icon name="check" size={12} />} <b>{site.siteId}</b>{here && ' (here)'}
      </td>
      <td>{placement ? placeText(placement) : 'no place'}</td>
      <td>{placement ? whenText(placement) : '–'}</td>
      <td class="number" title={costMinor === undefined ? undefined : moneyExact(costMinor, told.currency)}>
        {costMinor === undefined ? '–' : money(costMinor, told.currency)}
      </td>
      <td class="wrap">
        {placement ? (
          here || difference === undefined ? '' : `costs ${moreOrLess(difference, told.currency)}`
        ) : reasons[0] ? (
          <span title={reasons[0].message}>{reasonText(reasons[0], told.jobId)}</span>
        ) : ''}
      </td>
    </tr>
  );
}

function Sites({ told }: { told: Explanation }) {
  return (
    <TableBox label="Sites compared">
      <table>
        <thead>
          <tr>
            <th scope="col">Site</th><th scope="col">Place there</th><th scope="col">When, UTC</th>
            <th scope="col" class="number">Cost</th><th scope="col">Against here</th>
          </tr>
        </thead>
        <tbody>
          {choices(told).map((site) => <SiteRow key={`${site.siteId} ${site.here}`} site={site} told={told} />)}
        </tbody>
      </table>
    </TableBox>
  );
}

interface UnblockingProps {
  change: Unblocking;
  told: Explanation;
  released: (() => void) | undefined;
}

function UnblockingRow({ change, told, released }: UnblockingProps) {
  return (
    <li class="unblocking" data-testid="unblocking">
      <p><b>{change.message}</b></p>
      <p class="muted">
        It would run {whenText(change.placement)} UTC at {placeText(change.placement)} and cost{' '}
        {money(change.costMinor, told.currency)}.
      </p>
      {change.change === 'GoWithout' && released && may('jobs:write') && (
        <ReleaseJob id={told.jobId} testId="go-without" released={released} />
      )}
    </li>
  );
}

function WhyNot({ told, released }: { told: Explanation; released: (() => void) | undefined }) {
  return (
    <div class="why-body">
      <ol class="why-not" aria-label="Why it waits">
        {told.reasons.slice(0, 3).map((reason, at) => (
          <li key={at} data-testid="why-waits">
            <ReasonLine reason={reason} jobId={told.jobId} />
            <p class="muted">{reason.message}</p>
          </li>
        ))}
      </ol>
      <h3 class="side-title">What would give it a place</h3>
      {told.unblocking.length > 0 ? (
        <ul>{told.unblocking.map((change, at) => <UnblockingRow key={at} change={change} told={told} released={released} />)}</ul>
      ) : (
        <p class="muted">No single change would.</p>
      )}
      <SetApartNodes />
    </div>
  );
}

interface Props {
  state: JobState;
  explanation: Resource<Explanation>;
  /** Once it was let go without those that it waits for; absent where that is offered elsewhere. */
  released: (() => void) | undefined;
}

/** Why here, or why not: what the sites would offer, or what stands in the way. */
export function WhyPanel({ state, explanation, released }: Props) {
  const told = explanation.data;
  const waits = (told?.state ?? state) === 'Waiting';
  return (
    <Panel<Explanation>
      id="why" title={waits ? 'Why not yet' : 'Why here'} resource={explanation}
      note={told && `by revision ${told.revision}`}
      tools={told && <a class="button small" href={jobPlacesHref(told.jobId)} data-testid="job-places">Where it may run</a>}
      bar={
        told && (told.power || told.awaitingValidation || told.evidence?.length) && (
          <>
            {told.power && <p class="muted" data-testid="power-standing">{told.power.message}</p>}
            <ProofNote told={told} />
          </>
        )
      }
      empty={
        told && !waits && told.sites.length === 0
          ? { title: told.placement ? 'It has begun, so it stays where it is' : 'It has ended without a place' }
          : undefined
      }
    >
      {(data) => (waits ? <WhyNot told={data} released={released} /> : <Sites told={data} />)}
    </Panel>
  );
}
