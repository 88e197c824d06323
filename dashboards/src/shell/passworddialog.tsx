import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { access } from '../api/access';
import { asRequestError, type RequestError } from '../api/http';
import { notify } from './announce';
import { elsewhere, focusFirst, problemAt } from './fieldproblems';
import { Icon } from './icons';
import { LONGEST, SHORTEST, wrongWith } from './password';

const FIELDS = new Set(['/current', '/next']);

interface FieldProps {
  label: string;
  name: string;
  autocomplete: 'current-password' | 'new-password';
  problem: string;
}

function Password({ label, name, autocomplete, problem }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id} type="password" name={name} required maxLength={LONGEST} autocomplete={autocomplete} data-pointer={`/${name}`}
        data-testid={`password-${name}`} aria-invalid={problem !== ''} aria-describedby={`${id}-problem`}
      />
      <small class="field-problem" id={`${id}-problem`} data-testid={`password-${name}-problem`}>{problem}</small>
    </div>
  );
}

/** Another password for the account that is signed in. */
export function PasswordDialog({ open }: { open: Signal<boolean> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);
  const own = useSignal({ next: '', again: '' });
  const title = useId();
  useEffect(() => {
    if (!open.value) {
      dialog.current?.close();
      return;
    }
    form.current?.reset();
    error.value = undefined;
    own.value = { next: '', again: '' };
    dialog.current?.showModal();
  }, [open.value]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy.value || !form.current) return;
    const fields = new FormData(form.current);
    const [current, next, again] = ['current', 'next', 'again'].map((name) => String(fields.get(name) ?? ''));
    error.value = undefined;
    own.value = wrongWith(next ?? '', again ?? '');
    const first = own.value.next ? '/next' : own.value.again ? '/again' : undefined;
    if (first) {
      form.current.querySelector<HTMLElement>(`[data-pointer="${first}"]`)?.focus();
      return;
    }
    busy.value = true;
    try {
      await access.changePassword(current ?? '', next ?? '');
      open.value = false;
      notify('Your password is changed; your other sessions have ended');
    } catch (failure) {
      error.value = asRequestError(failure);
      focusFirst(form.current, error.value.errors);
    } finally {
      busy.value = false;
    }
  }

  const issues = error.value?.errors ?? [];
  const isElsewhere = error.value && (issues.length === 0 || elsewhere(issues, FIELDS).length > 0);
  return (
    <dialog ref={dialog} class="dialog small" aria-labelledby={title} data-testid="password-dialog" onClose={() => (open.value = false)}>
      <header>
        <h2 id={title}>Change your password</h2>
        <button type="button" class="button quiet square" aria-label="Close" onClick={() => (open.value = false)}>
          <Icon name="close" />
        </button>
      </header>
      <form ref={form} class="dialog-form" noValidate onSubmit={(event) => void submit(event)}>
        <Password label="Password now" name="current" autocomplete="current-password" problem={problemAt(issues, '/current')} />
        <Password
          label={`New password, ${SHORTEST} characters or more`} name="next" autocomplete="new-password"
          problem={own.value.next || problemAt(issues, '/next')}
        />
        <Password label="New password again" name="again" autocomplete="new-password" problem={own.value.again} />
        <p class="muted">Your other sessions end; this one and your tokens stay.</p>
        {isElsewhere && (
          <p class="field-problem" role="alert" data-testid="password-error">
            {error.value?.title}{error.value?.detail && `: ${error.value.detail}`}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => (open.value = false)}>Leave it</button>
          <button type="submit" class="button primary" disabled={busy.value} data-testid="password-act">
            {busy.value ? 'Changing it' : 'Change it'}
          </button>
        </div>
      </form>
    </dialog>
  );
}
