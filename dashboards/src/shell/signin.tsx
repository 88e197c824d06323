import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { access } from '../api/access';
import type { SignInWays } from '../api/accesstypes';
import { api } from '../api/client';
import { asRequestError, signedOut } from '../api/http';

export function SignIn() {
  const account = useSignal('');
  const password = useSignal('');
  const token = useSignal('');
  const busy = useSignal(false);
  const problem = useSignal('');
  const ways = useSignal<SignInWays | undefined>(undefined);
  useEffect(() => {
    access.ways().then((found) => (ways.value = found), () => undefined);
  }, []);

  async function submit(event: Event, signIn: () => Promise<unknown>, unknown: string): Promise<void> {
    event.preventDefault();
    busy.value = true;
    problem.value = '';
    try {
      await signIn();
      signedOut.value = false;
    } catch (failure) {
      const error = asRequestError(failure);
      problem.value = error.status === 401 ? unknown : error.status === 429 ? error.detail : error.title;
    } finally {
      busy.value = false;
    }
  }

  const withAccount = (event: Event) =>
    submit(event, () => access.signIn(account.value.trim(), password.value), 'There is no such account with this password.');
  const withToken = (event: Event) =>
    submit(event, () => api.signIn(token.value.trim()), 'This token is not known to the service.');
  const provider = ways.value?.provider;

  return (
    <main class="signin" data-testid="sign-in">
      <div class="card">
        <h1>Sign in to Megawatt</h1>
        <p id="sign-in-problem" class="field-problem" role="alert">{problem.value}</p>
        {provider && (
          <a class="button primary" href={provider.href} data-testid="sign-in-provider">
            Sign in with {provider.name}
          </a>
        )}
        <form onSubmit={(event) => void withAccount(event)} aria-label="With an account">
          <label class="field">
            <span>Account</span>
            <input
              required autocomplete="username" spellcheck={false} autocapitalize="none"
              value={account.value} data-testid="account" aria-describedby="sign-in-problem"
              onInput={(event) => (account.value = event.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>Password</span>
            <input
              type="password" required autocomplete="current-password"
              value={password.value} data-testid="password" aria-describedby="sign-in-problem"
              onInput={(event) => (password.value = event.currentTarget.value)}
            />
          </label>
          <button type="submit" class={`button${provider ? '' : ' primary'}`} disabled={busy.value} data-testid="account-go">
            {busy.value ? 'Signing in' : 'Sign in'}
          </button>
        </form>
        <form onSubmit={(event) => void withToken(event)} aria-label="With the admin token">
          <p>
            The first start printed a sign-in link that works once, and <code>./megawatt sign-in</code> prints
            another. Or paste the admin token.
          </p>
          <label class="field">
            <span>Admin token</span>
            <input
              type="password" required autocomplete="off" spellcheck={false}
              value={token.value} data-testid="token" aria-describedby="sign-in-problem"
              onInput={(event) => (token.value = event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button" disabled={busy.value} data-testid="sign-in-go">
            {busy.value ? 'Signing in' : 'Sign in with the token'}
          </button>
        </form>
      </div>
    </main>
  );
}
