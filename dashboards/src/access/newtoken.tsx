import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { access } from '../api/access';
import type { FreshToken } from '../api/accesstypes';
import { asRequestError, type RequestError } from '../api/http';
import { self } from '../shell/self';
import { byArea, inDays } from './scopes';

const LONGEST_DAYS = 366;

interface Props {
  made: (token: FreshToken) => void;
  close: () => void;
}

/** Asks what a new token is to open, and until when. */
export function NewToken({ made, close }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);
  const tenant = self.value?.tenant;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy.value || !form.current) return;
    const fields = new FormData(form.current);
    const asked = String(fields.get('tenant') ?? '').trim();
    busy.value = true;
    try {
      made(
        await access.makeToken({
          name: String(fields.get('name')),
          scopes: fields.getAll('scope').map(String),
          expiresAt: inDays(Number(fields.get('days')), Date.now()),
          ...(asked ? { tenant: asked } : {}),
        }),
      );
    } catch (failure) {
      error.value = asRequestError(failure);
    } finally {
      busy.value = false;
    }
  }

  return (
    <form ref={form} class="access-form" onSubmit={(event) => void submit(event)} data-testid="token-form">
      <label class="field">
        <span>Name</span>
        <input name="name" required maxLength={200} autocomplete="off" data-testid="token-name" />
      </label>
      <label class="field">
        <span>Tenant, or none for all</span>
        <input name="tenant" maxLength={200} autocomplete="off" defaultValue={tenant} readOnly={tenant !== undefined} data-testid="token-tenant" />
      </label>
      <label class="field">
        <span>Good for days</span>
        <input name="days" type="number" required min={1} max={LONGEST_DAYS} step={1} defaultValue="90" data-testid="token-days" />
      </label>
      <fieldset>
        <legend>Scopes</legend>
        {[...byArea(self.value?.scopes ?? [])].map(([area, scopes]) => (
          <div key={area}>
            {scopes.map((scope) => (
              <label key={scope}>
                <input type="checkbox" name="scope" value={scope} data-testid={`scope-${scope}`} /> {scope}
              </label>
            ))}
          </div>
        ))}
      </fieldset>
      <div class="form-actions">
        <button type="submit" class="button primary" disabled={busy.value} data-testid="make-token">Make it</button>
        <button type="button" class="button" onClick={close}>Close</button>
      </div>
      {error.value && (
        <p class="field-problem" role="alert" data-testid="token-error">
          {error.value.title}{error.value.detail && `: ${error.value.detail}`}
        </p>
      )}
    </form>
  );
}
