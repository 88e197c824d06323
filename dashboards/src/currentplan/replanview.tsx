import { ACTIONS, type Action, type Affected, type Placement, type Replan } from '../api/livetypes';
import { Icon, type IconName } from '../shell/icons';
import { TableBox } from '../shell/tablebox';
import { count, duration, money, moneyExact } from '../units/format';
import { placeText, utc } from '../jobs/words';

const actions: Readonly<Record<Action, { word: string; icon: IconName }>> = {
  Capped: { word: 'capped', icon: 'meter' },
  Shifted: { word: 'shifted', icon: 'right' },
  Stopped: { word: 'stopped', icon: 'pause' },
  Restarted: { word: 'restarted', icon: 'play' },
  LeftWaiting: { word: 'left waiting', icon: 'clock' },
  Placed: { word: 'placed', icon: 'check' },
};
const MOST_SHOWN = 50;

function late({ lateBeforeSeconds: before, lateAfterSeconds: after }: Affected): string {
  if (after <= before) return after > 0 ? `late by ${duration(after)}, as before` : '–';
  return before > 0 ? `late by ${duration(after)}, was ${duration(before)}` : `late by ${duration(after)}`;
}

function Start({ placement, none }: { placement: Placement | undefined; none: string }) {
  if (!placement) return <>{none}</>;
  return <span class="two-lines">{utc(placement.startsAt)}<small>{placeText(placement)}</small></span>;
}

function Row({ job, currency }: { job: Affected; currency: string }) {
  const { placementBefore: was, placementAfter: is } = job;
  return (
    <tr data-testid="affected-row">
      <td><a href={`/jobs/${encodeURIComponent(job.jobId)}`}>{job.jobId}</a></td>
      <td><Icon name={actions[job.action].icon} size={12} /> {actions[job.action].word}</td>
      <td><Start placement={was} none="–" /></td>
      <td><Start placement={is} none="no place" /></td>
      <td>{late(job)}</td>
      <td class="number" title={moneyExact(job.costMinor, currency)}>{money(job.costMinor, currency)}</td>
    </tr>
  );
}

/** What a change costs and whom it hits. */
export function ReplanView({ replan }: { replan: Replan }) {
  const { currency, affected, affectedCount, slippingCount } = replan;
  return (
    <div class="replan" data-testid="replan">
      <dl class="replan-figures">
        <div title={moneyExact(replan.costMinor, currency)}>
          <dt>Costs</dt><dd data-testid="replan-cost">{money(replan.costMinor, currency)}</dd>
        </div>
        <div><dt>Jobs affected</dt><dd data-testid="replan-affected">{count(affectedCount)} {affectedCount === 1 ? 'job' : 'jobs'}</dd></div>
        <div class={slippingCount > 0 ? 'warn' : undefined}>
          <dt>Deadlines that slip</dt>
          <dd data-testid="replan-slipping">{slippingCount > 0 && <Icon name="warn" />} {slippingCount === 0 ? 'none' : count(slippingCount)}</dd>
        </div>
      </dl>
      {affectedCount > 0 && (
        <ul class="replan-actions" aria-label="Jobs by what is done to them">
          {ACTIONS.filter((action) => replan.affectedCountByAction[action]).map((action) => (
            <li key={action} class="badge" data-testid={`action-${action}`}>
              <Icon name={actions[action].icon} size={12} /> {count(replan.affectedCountByAction[action] ?? 0)} {actions[action].word}
            </li>
          ))}
        </ul>
      )}
      {affected.length > 0 && (
        <TableBox label="Jobs affected">
          <table>
            <thead>
              <tr>
                <th scope="col">Job</th><th scope="col">Is</th><th scope="col">Was to start, UTC</th>
                <th scope="col">Starts, UTC</th><th scope="col">Deadline</th><th scope="col" class="number">Costs</th>
              </tr>
            </thead>
            <tbody>{affected.slice(0, MOST_SHOWN).map((job) => <Row key={job.jobId} job={job} currency={currency} />)}</tbody>
          </table>
          {affectedCount > MOST_SHOWN && <p class="table-count">The {MOST_SHOWN} that cost the most of {count(affectedCount)}.</p>}
        </TableBox>
      )}
    </div>
  );
}
