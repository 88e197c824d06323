import { Icon } from '../shell/icons';
import { setParams } from '../shell/router';
import { moment, shortDigest } from './words';

interface Props {
  at: string;
  now: number;
  register: { version: string; name?: string } | undefined;
}

/** Says which moment is shown and whose rules those are, and leads back to the present. */
export function AtNote({ at, now, register }: Props) {
  const past = Date.parse(at) <= now;
  return (
    <div class="frozen-note" role="status" data-testid="at-note">
      <Icon name="clock" />
      <span>
        {past ? 'As it was on' : 'As it will be on'} <b>{moment(at)}</b> UTC
        {register && (
          <>
            {past ? ', under' : ', if nothing changes, under'} {' '}
            {register.name ? <b>{register.name}</b> : 'the register'} of version{' '}
            <code title={register.version} data-testid="register-then">{shortDigest(register.version)}</code>
          </>
        )}
      </span>
      <button type="button" class="button small" data-testid="go-now" onClick={() => setParams({ at: undefined })}>
        Back to now
      </button>
    </div>
  );
}
