import type { Explanation } from '../api/livetypes';
import type { Resource } from '../api/resource';
import { choices } from '../jobs/choices';
import { moreOrLess, placeText, reasonText } from '../jobs/words';
import { Icon } from '../shell/icons';
import { money } from '../units/format';
import { timeRange } from '../units/zone';
import { ReasonLine } from './reasonlist';

const STRONGEST = 3;

function Sites({ told, zone }: { told: Explanation; zone: string }) {
  return (
    <ul class="site-choices">
      {choices(told).map(({ siteId, placement, costMinor, reasons, here }) => (
        <li key={`${siteId} ${here}`} class={here ? 'chosen' : undefined} data-testid="site-choice">
          <p>
            {here && <Icon name="check" size={12} />} <b>{siteId}</b>{here && ' (here)'}
            {costMinor !== undefined && (
              <span class="choice-cost">
                {here || told.costMinor === undefined ? money(costMinor, told.currency) : moreOrLess(costMinor - told.costMinor, told.currency)}
              </span>
            )}
          </p>
          <p class="muted">
            {placement
              ? `${placeText(placement)}, ${timeRange(Date.parse(placement.startsAt), Date.parse(placement.endsAt), zone)}`
              : reasons[0] ? <span title={reasons[0].message}>{reasonText(reasons[0], told.jobId)}</span> : 'no place'}
          </p>
        </li>
      ))}
    </ul>
  );
}

function WhyNot({ told, zone }: { told: Explanation; zone: string }) {
  return (
    <div class="why-not">
      {told.reasons.slice(0, STRONGEST).map((reason, at) => (
        <div key={at} data-testid="why-waits">
          <ReasonLine reason={reason} jobId={told.jobId} />
          <p class="muted">{reason.message}</p>
        </div>
      ))}
      {told.unblocking.length > 0 && <h4>What would give it a place</h4>}
      {told.unblocking.map(({ message, placement }, at) => (
        <div key={at} data-testid="unblocking">
          <p>{message}</p>
          <p class="muted">
            {placeText(placement)}, {timeRange(Date.parse(placement.startsAt), Date.parse(placement.endsAt), zone)}
          </p>
        </div>
      ))}
    </div>
  );
}

/** Why it stands here, or why nowhere, in a narrow column. */
export function Why({ explanation, zone }: { explanation: Resource<Explanation>; zone: string }) {
  const told = explanation.data;
  if (!told) {
    return explanation.error ? <p class="field-problem">{explanation.error.title}</p> : null;
  }
  const waits = told.state === 'Waiting';
  if (!waits && told.sites.length === 0) return null;
  return (
    <section data-testid="why">
      <h3 class="side-title">{waits ? 'Why not yet' : 'Why here'}, by revision {told.revision}</h3>
      {waits ? <WhyNot told={told} zone={zone} /> : <Sites told={told} zone={zone} />}
    </section>
  );
}
