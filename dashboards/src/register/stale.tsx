import type { RegisterVersion } from '../api/sovereigntytypes';
import { Icon } from '../shell/icons';
import { moment, shortDigest } from '../sovereignty/words';

/** Somebody else was quicker; says who it is that is in force now, and leads on. */
export function Stale({ now, checkAgain }: { now: RegisterVersion; checkAgain: () => void }) {
  return (
    <div class="problem" role="alert" data-testid="register-stale">
      <Icon name="warn" size={18} />
      <div>
        <b>Somebody has put another register meanwhile</b>
        <p>
          {now.name}, version <code title={now.version}>{shortDigest(now.version)}</code>, is in force since{' '}
          {moment(now.putAt)} UTC{now.reason && <>: “{now.reason}”</>}. Nothing was changed by you. Look at what yours
          says otherwise than that one, and then put it.
        </p>
        <button type="button" class="button" data-testid="check-again" onClick={checkAgain}>Check it against that one</button>
      </div>
    </div>
  );
}
