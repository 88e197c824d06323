import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { access } from '../api/access';
import { asRequestError, type RequestError } from '../api/http';
import { ROLES } from './scopes';

const SHORTEST_PASSWORD = 12;

interface Props {
  added: () => void;
  close: () => void;
}

/** Asks who is to sign in, and as what. */
export function NewAccount({ added, close }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy.value || !form.current) return;
    const fields = new FormData(form.current);
    const tenant = String(fields.get('tenant') ?? '').trim();
    const displayName = String(fields.get('displayName') ?? '').trim();
    busy.value = true;
    try {
      await access.addAccount({
        name: String(fields.get('name')),
        roles: fields.getAll('role').map(String),
        password: String(fields.get('password')),
        ...(displayName ? { displayName } : {}),
        ...(tenant ? { tenant } : {}),
      });
      added();
    } catch (failure) {
      error.value = asRequestError(failure);
    } finally {
      busy.value = false;
    }
  }

  return (
    <form ref={form} class="access-form" onSubmit={(event) => void submit(event)} data-testid="account-form">
      <label class="field">
        <span>Account</span>
        <input name="name" required maxLength={100} autocomplete="off" autocapitalize="none" data-testid="account-name" />
      </label>
      <label class="field">
        <span>Name</span>
        <input name="displayName" maxLength={200} autocomplete="off" data-testid="account-display-name" />
      </label>
      <label class="field">
        <span>Tenant, or none for all</span>
        <input name="tenant" maxLength={200} autocomplete="off" data-testid="account-tenant" />
      </label>
      <label class="field">
        <span>Password, {SHORTEST_PASSWORD} characters or more</span>
        <input name="password" type="password" required minLength={SHORTEST_PASSWORD} autocomplete="new-password" data-testid="account-password" />
      </label>
      <fieldset>
        <legend>Roles</legend>
        <div>
          {ROLES.map((role) => (
            <label key={role}>
              <input type="checkbox" name="role" value={role} data-testid={`role-${role}`} /> {role}
            </label>
          ))}
        </div>
      </fieldset>
      <div class="form-actions">
        <button type="submit" class="button primary" disabled={busy.value} data-testid="add-account">Add it</button>
        <button type="button" class="button" onClick={close}>Close</button>
      </div>
      {error.value && (
        <p class="field-problem" role="alert" data-testid="account-error">
          {error.value.title}{error.value.detail && `: ${error.value.detail}`}
        </p>
      )}
    </form>
  );
}
