import type { OfferKind, PlacementPreview } from '../api/livetypes';
import type { Reason } from '../api/types';
import { ReasonLine } from '../schedule/reasonlist';
import { Icon, type IconName } from '../shell/icons';
import { Panel } from '../shell/panel';
import { carbonFine, duration, energy, exact, money, moneyExact, power } from '../units/format';
import { timeRange } from '../units/zone';
import { Predicted } from './predicted';
import { SetApartNodes } from '../validation/setapart';
import { kindsText, merged, type MergedOffer } from './offers';
import type { Preview } from './preview';
import { mannerText, ofNoJobYet, placeText } from './words';

const icons: Readonly<Record<OfferKind, IconName>> = { soonest: 'clock', cheapest: 'coins', cleanest: 'leaf' };

interface CardProps extends MergedOffer {
  /** Where the job would be, submitted as it is. */
  chosen: boolean;
  wanted: OfferKind | '';
  want: (kind: OfferKind | '') => void;
}

function OfferCard({ kinds, offer, chosen, wanted, want }: CardProps) {
  const { placement } = offer;
  const [from, to] = [Date.parse(placement.startsAt), Date.parse(placement.endsAt)];
  const first = kinds[0] ?? 'soonest';
  const isWanted = wanted !== '' && kinds.includes(wanted);
  return (
    <li class={`offer${chosen ? ' chosen' : ''}`} data-testid={`offer-${first}`}>
      <header>
        <span class="offer-icons">{kinds.map((kind) => <Icon key={kind} name={icons[kind]} />)}</span>
        <h3>{kindsText(kinds)}</h3>
        {chosen && <span class="badge job-validated" data-testid="offer-chosen"><Icon name="check" size={12} /> {isWanted ? 'your choice' : 'the plan’s choice'}</span>}
      </header>
      <p class="offer-time" data-testid="offer-time">
        {timeRange(from, to, 'UTC')} <span class="muted">UTC, {duration((to - from) / 1000)}</span>
      </p>
      <p class="muted">{placeText(placement)}, {mannerText(placement)}</p>
      <dl class="offer-figures">
        <div title={moneyExact(offer.costMinor, offer.currency)}>
          <dt>Cost</dt><dd data-testid="offer-cost">{money(offer.costMinor, offer.currency)}</dd>
        </div>
        <div title={exact(offer.carbonG, 'gCO₂e')}><dt>Carbon</dt><dd>{carbonFine(offer.carbonG)}</dd></div>
        <div title={exact(offer.peakW, 'W')}><dt>Largest draw</dt><dd>{power(offer.peakW)}</dd></div>
        <div title={exact(offer.energyWh, 'Wh')}><dt>Energy</dt><dd>{energy(offer.energyWh)}</dd></div>
      </dl>
      <button
        type="button" class="button small" aria-pressed={isWanted} data-testid={`want-${first}`}
        title={isWanted ? 'The plan may choose again' : 'It has this place and stays there'}
        onClick={() => want(isWanted ? '' : first)}
      >
        {isWanted ? 'Let the plan choose' : 'Take this place'}
      </button>
    </li>
  );
}

function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ol class="why-not">
      {reasons.slice(0, 3).map((reason, at) => (
        <li key={at}>
          <ReasonLine reason={reason} jobId="" />
          <p class="muted">{ofNoJobYet(reason.message)}</p>
        </li>
      ))}
    </ol>
  );
}

function Verdict({ preview }: { preview: PlacementPreview }) {
  const { decision, reasons } = preview;
  if (decision === 'Placed') return null;
  const impossible = decision === 'Impossible';
  return (
    <section class={`verdict${impossible ? ' impossible' : ''}`} data-testid={impossible ? 'impossible' : 'waits'}>
      <h3>
        <Icon name={impossible ? 'error' : 'clock'} />
        {impossible ? 'Impossible: it can never run as it is asked' : 'It would wait'}
      </h3>
      <Reasons reasons={reasons} />
    </section>
  );
}

interface Props extends Pick<CardProps, 'wanted' | 'want'> {
  preview: Preview;
}

/** What the form would get, beside it. */
export function OffersPanel({ preview, wanted, want }: Props) {
  const { resource, pending, refused } = preview;
  return (
    <Panel<PlacementPreview>
      id="offers" title="What it would get" className={`offers-panel${pending ? ' pending' : ''}`}
      resource={refused ? { ...resource, data: { decision: 'Waits', offers: [], reasons: [] } } : resource}
      note={pending && resource.data ? 'being worked out anew' : 'nothing is taken until you submit'}
      empty={
        refused && {
          title: 'Not yet a job',
          body: <p>Offers come when the fields that are marked are right.</p>,
        }
      }
    >
      {(data) => (
        <div class="offers-body" aria-live="polite">
          <Verdict preview={data} />
          {data.prediction && <Predicted prediction={data.prediction} />}
          {data.offers.length > 0 && (
            <ul class="offers">
              {merged(data.offers).map(({ kinds, offer }) => (
                <OfferCard
                  key={kinds.join()} kinds={kinds} offer={offer}
                  chosen={JSON.stringify(offer.placement) === JSON.stringify(data.placement)}
                  wanted={wanted} want={want}
                />
              ))}
            </ul>
          )}
          <SetApartNodes />
        </div>
      )}
    </Panel>
  );
}
