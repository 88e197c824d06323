import { useSignal } from '@preact/signals';
import { access } from '../api/access';
import type { FreshToken, Token } from '../api/accesstypes';
import type { Page } from '../api/types';
import { copyText } from '../shell/clipboard';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { ReasonDialog } from '../shell/reasondialog';
import { TableBox } from '../shell/tablebox';
import { dateTime } from '../units/zone';
import { NewToken } from './newtoken';

function when(text: string | undefined): string {
  return text ? dateTime(Date.parse(text), 'UTC', true) : 'never';
}

/** The secret, which is never shown again. */
function Secret({ token, close }: { token: FreshToken; close: () => void }) {
  return (
    <div class="access-secret" role="status" data-testid="fresh-token">
      <p>
        <strong>{token.name}</strong>: copy its secret now, it is not shown again.
      </p>
      <code data-testid="secret">{token.secret}</code>
      <button type="button" class="button small" onClick={() => void copyText(token.secret, 'Secret')}>Copy</button>
      <button type="button" class="button small" data-testid="secret-done" onClick={close}>Done</button>
    </div>
  );
}

function TokenRow({ token, revoke }: { token: Token; revoke: (() => void) | undefined }) {
  const over = Date.parse(token.expiresAt) <= Date.now();
  return (
    <tr>
      <td>{token.name}</td>
      <td>{token.tenant ?? 'all tenants'}</td>
      <td class="access-scopes">{token.scopes.join(' ')}</td>
      <td>{over ? <span class="badge danger">Expired</span> : when(token.expiresAt)}</td>
      <td>{when(token.lastUsedAt)}</td>
      <td>{token.createdBy}</td>
      <td>
        {revoke && (
          <button type="button" class="button small" data-testid="revoke-token" aria-label={`Revoke ${token.name}`} onClick={revoke}>
            Revoke
          </button>
        )}
      </td>
    </tr>
  );
}

/** What programs call with. */
export function TokensPanel({ mayChange }: { mayChange: boolean }) {
  const tokens = usePages<Token>('tokens', (pageToken) => access.tokens({ pageSize: 50, pageToken }));
  const making = useSignal(false);
  const fresh = useSignal<FreshToken | undefined>(undefined);
  const revoking = useSignal<Token | undefined>(undefined);
  const asking = useSignal(false);

  function made(token: FreshToken): void {
    fresh.value = token;
    making.value = false;
    tokens.resource.reload();
  }

  async function revoke(reason: string): Promise<void> {
    if (revoking.value) await access.revokeToken(revoking.value.id, reason);
    tokens.resource.reload();
  }

  return (
    <>
      <Panel<Page<Token>>
        id="tokens" title="Tokens" resource={tokens.resource} className="list-panel" note="of programs, times in UTC"
        tools={
          mayChange && (
            <button type="button" class="button small primary" data-testid="new-token" onClick={() => (making.value = !making.value)}>
              New token
            </button>
          )
        }
        bar={
          making.value ? <NewToken made={made} close={() => (making.value = false)} />
            : fresh.value && <Secret token={fresh.value} close={() => (fresh.value = undefined)} />
        }
        empty={tokens.items.length > 0 ? undefined : { title: 'No program has a token', body: <p>A token opens what its scopes say, until it expires.</p> }}
      >
        {() => (
          <TableBox label="Tokens">
            <table>
              <thead>
                <tr>
                  <th scope="col">Name</th><th scope="col">Tenant</th><th scope="col">Scopes</th>
                  <th scope="col">Good until</th><th scope="col">Last used</th><th scope="col">Made by</th>
                  <th scope="col"><span class="visually-hidden">Action</span></th>
                </tr>
              </thead>
              <tbody>
                {tokens.items.map((token) => (
                  <TokenRow
                    key={token.id} token={token}
                    revoke={mayChange ? () => { revoking.value = token; asking.value = true; } : undefined}
                  />
                ))}
              </tbody>
            </table>
            <MorePages pages={tokens} />
          </TableBox>
        )}
      </Panel>
      <ReasonDialog id="revoke" title={`Revoke ${revoking.value?.name ?? ''}`} act="Revoke" open={asking} run={revoke}>
        <p>Whatever calls with it is refused from now on.</p>
      </ReasonDialog>
    </>
  );
}
