import type { ResidencyCapacity, ResidencyDecisions, ResidencyRules } from '../api/sovereigntytypes';
import { Figure } from '../shell/figure';
import { exact, power } from '../units/format';
import { profileHref } from './address';
import { day, moment, plural, shortDigest } from './words';

function Lineage({ rules, at }: { rules: ResidencyRules; at: string | undefined }) {
  const above = rules.lineage.filter((id) => id !== rules.profileId);
  if (above.length === 0) return <p class="muted">It inherits from no other profile.</p>;
  return (
    <nav aria-label="Lineage" data-testid="lineage">
      Inherits from{' '}
      {above.map((id, place) => (
        <span key={id}>{place > 0 && ' › '}<a href={profileHref(id, at)}>{id}</a></span>
      ))}
      , and only tightens it
    </nav>
  );
}

/** In one line each: how many megawatts may host it, and how many will. */
function Megawatts({ capacity }: { capacity: ResidencyCapacity }) {
  const { permittedW, permittedPlannedW, places, by } = capacity;
  const total = places.reduce((sum, { powerW }) => sum + powerW, 0);
  const then = places.reduce((sum, { plannedW }) => sum + plannedW, 0);
  const permitted = places.filter(({ decision }) => decision !== 'Deny').length;
  return (
    <dl class="figures" data-testid="profile-figures">
      <Figure
        label="Could host it now" value={power(permittedW)} exact={exact(permittedW, 'W')} note={`of ${power(total)}`}
        testId="permitted"
      />
      <Figure
        label={`Could host it ${by ? `by ${day(by)}` : 'once all is built'}`} value={power(permittedPlannedW)}
        exact={exact(permittedPlannedW, 'W')} note={`of ${power(then)}, if nothing is renewed`} testId="planned"
      />
      <Figure label="Places" value={String(permitted)} note={`of ${plural(places.length, 'place')}`} testId="permitted-places" />
    </dl>
  );
}

interface Props {
  rules: ResidencyRules;
  capacity: ResidencyCapacity | undefined;
  at: string | undefined;
  /** Of when what is shown is. */
  told: ResidencyDecisions | undefined;
}

export function ProfileHead({ rules, capacity, at, told }: Props) {
  return (
    <section class="profile-head" aria-labelledby="profile-title" data-testid="profile-head">
      <div>
        <h2 id="profile-title">{rules.title}</h2>
        <p class="muted">
          <code>{rules.profileId}</code> version {rules.version}, {plural(rules.clauses.length, 'clause')}
        </p>
        <Lineage rules={rules} at={at} />
        {told && (
          <p class="muted" data-testid="as-of">
            As of {moment(told.at)} UTC, by the register of version <code title={told.registerVersion}>{shortDigest(told.registerVersion)}</code>
          </p>
        )}
      </div>
      {capacity && <Megawatts capacity={capacity} />}
    </section>
  );
}
