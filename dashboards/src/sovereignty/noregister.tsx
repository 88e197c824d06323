import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { HELD, isHeld } from '../api/accesstypes';
import { asRequestError, type RequestError } from '../api/http';
import { sovereigntyApi } from '../api/sovereignty';
import { Issues } from '../register/issues';
import { notify } from '../shell/announce';
import { Field } from '../shell/field';
import { Icon } from '../shell/icons';
import { setParams } from '../shell/router';
import { Empty } from '../shell/states';
import { moment } from './words';

function PutIt({ appeared }: { appeared: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const reason = useSignal('The first register');
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);

  async function send(file: File): Promise<void> {
    busy.value = true;
    error.value = undefined;
    try {
      const answer = await sovereigntyApi.putRegister(file, reason.value);
      if (isHeld(answer)) {
        notify(HELD);
        return;
      }
      notify(`${file.name} is the register now`);
      appeared();
    } catch (failure) {
      error.value = asRequestError(failure);
    } finally {
      busy.value = false;
    }
  }

  return (
    <>
      <p>
        A register says what is known of each place, and what profiles of workloads ask of it. Until there is one, nothing here
        is permitted or forbidden. A demonstration (<code>./megawatt serve --demo</code>) brings one along.
      </p>
      <Field
        label="Reason, kept with it" pointer="/reason" problem="" value={reason.value} testId="register-reason"
        set={(text) => (reason.value = text)}
      />
      <input
        ref={input} type="file" class="visually-hidden" tabIndex={-1} aria-label="Register document"
        accept=".json,.yaml,.yml" data-testid="register-file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void send(file);
        }}
      />
      <button
        type="button" class="button primary" disabled={busy.value || reason.value.trim() === ''} data-testid="register-upload"
        onClick={() => input.current?.click()}
      >
        <Icon name="upload" /> {busy.value ? 'Reading it' : 'Put a register'}
      </button>
      {error.value && <Issues error={error.value} />}
    </>
  );
}

/** Before there is a register, or at a moment before the first one. */
export function NoRegister({ at, appeared }: { at: string | undefined; appeared: () => void }) {
  if (at !== undefined) {
    return (
      <Empty title={`No register was in force on ${moment(at)} UTC`}>
        <button type="button" class="button primary" data-testid="go-now" onClick={() => setParams({ at: undefined })}>
          Back to now
        </button>
      </Empty>
    );
  }
  return <Empty title="No register yet"><PutIt appeared={appeared} /></Empty>;
}
