import { useSignal } from '@preact/signals';
import { api } from '../api/client';
import { asRequestError, signedOut } from '../api/http';

export function SignIn() {
  const token = useSignal('');
  const busy = useSignal(false);
  const problem = useSignal('');

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    busy.value = true;
    problem.value = '';
    try {
      await api.signIn(token.value.trim());
      signedOut.value = false;
    } catch (failure) {
      const error = asRequestError(failure);
      problem.value =
        error.status === 401 ? 'This token is not known to the service.' : error.title;
    } finally {
      busy.value = false;
    }
  }

  return (
    <main class="signin" data-testid="sign-in">
      <form class="card" onSubmit={(event) => void submit(event)}>
        <h1>Sign in to Megawatt</h1>
        <p>
          At its first start the service printed a sign-in link that works once: opening it is the
          quickest way in. Or paste the admin token here.
        </p>
        <label class="field">
          <span>Admin token</span>
          <input
            type="password" required autocomplete="current-password" spellcheck={false}
            value={token.value} data-testid="token" aria-describedby="token-problem"
            onInput={(event) => (token.value = event.currentTarget.value)}
          />
        </label>
        <p id="token-problem" class="field-problem" role="alert">{problem.value}</p>
        <button type="submit" class="button primary" disabled={busy.value} data-testid="sign-in-go">
          {busy.value ? 'Signing in' : 'Sign in'}
        </button>
      </form>
    </main>
  );
}
