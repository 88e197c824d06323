import type { ResidencyMatrix } from '../api/sovereigntytypes';
import { RegisterActions } from '../register/actions';
import { Figure } from '../shell/figure';
import { setParams } from '../shell/router';
import { power, exact } from '../units/format';
import { nextChange } from './matrix';
import { day, fromNow, plural, shortDigest } from './words';
import { isoInstant } from '../units/range';

interface Props {
  matrix: ResidencyMatrix;
  tenant: string | undefined;
  /** Opens the way to another register; absent where this is not the one in force. */
  replace: (() => void) | undefined;
}

/** Whose rules these are, over how much, and when they change by themselves. */
export function RegisterFigures({ matrix, tenant, replace }: Props) {
  const total = matrix.places.reduce((sum, { powerW }) => sum + powerW, 0);
  const planned = matrix.places.reduce((sum, { plannedW }) => sum + plannedW, 0);
  const change = nextChange(matrix);
  return (
    <div class="sov-figures">
      <dl class="figures" data-testid="register-figures">
        <Figure
          label="Register" value={matrix.registerName} testId="register"
          note={<>version <code title={matrix.registerVersion} data-testid="register-version-now">{shortDigest(matrix.registerVersion)}</code></>}
        />
        <Figure label="Rule set" value={matrix.ruleSet} note={plural(matrix.profiles.length, 'profile') + (tenant === undefined ? '' : ` of ${tenant}’s jobs`)} testId="rule-set" />
        <Figure
          label="Power of its places" value={power(total)} exact={exact(total, 'W')} testId="places"
          note={`${plural(matrix.places.length, 'place')}${planned > 0 ? `, ${power(planned)} more planned` : ''}`}
        />
        <Figure
          label="First permission to end" testId="next-change"
          value={change === undefined ? 'never' : day(isoInstant(change))}
          note={
            change === undefined ? 'nothing they rest on runs out' : (
              <>
                {fromNow(change, Date.parse(matrix.at))}{' '}
                <button type="button" class="link" data-testid="see-change" onClick={() => setParams({ at: isoInstant(change) })}>
                  See it then
                </button>
              </>
            )
          }
        />
      </dl>
      {replace && <RegisterActions version={matrix.registerVersion} replace={replace} />}
    </div>
  );
}
