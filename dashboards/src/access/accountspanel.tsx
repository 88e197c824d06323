import { useSignal } from '@preact/signals';
import { access } from '../api/access';
import type { Account } from '../api/accesstypes';
import type { Page } from '../api/types';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { ReasonDialog } from '../shell/reasondialog';
import { TableBox } from '../shell/tablebox';
import { NewAccount } from './newaccount';

function AccountRow({ account, remove }: { account: Account; remove: (() => void) | undefined }) {
  return (
    <tr>
      <td>{account.name}</td>
      <td>{account.displayName}</td>
      <td>{account.roles.join(', ')}</td>
      <td>{account.tenant ?? 'all tenants'}</td>
      <td>{account.disabled ? <span class="badge warn">Disabled</span> : 'may sign in'}</td>
      <td>
        {remove && (
          <button type="button" class="button small" data-testid="remove-account" aria-label={`Remove ${account.name}`} onClick={remove}>
            Remove
          </button>
        )}
      </td>
    </tr>
  );
}

/** Who signs in with a password that is kept here. */
export function AccountsPanel({ mayChange }: { mayChange: boolean }) {
  const accounts = usePages<Account>('accounts', (pageToken) => access.accounts({ pageSize: 50, pageToken }));
  const adding = useSignal(false);
  const removing = useSignal<Account | undefined>(undefined);
  const asking = useSignal(false);

  async function remove(reason: string): Promise<void> {
    if (removing.value) await access.removeAccount(removing.value.id, reason);
    accounts.resource.reload();
  }

  return (
    <>
      <Panel<Page<Account>>
        id="accounts" title="Accounts" resource={accounts.resource} className="list-panel" note="of people who sign in here"
        tools={
          mayChange && (
            <button type="button" class="button small primary" data-testid="new-account" onClick={() => (adding.value = !adding.value)}>
              New account
            </button>
          )
        }
        bar={
          adding.value && (
            <NewAccount
              added={() => { adding.value = false; accounts.resource.reload(); }}
              close={() => (adding.value = false)}
            />
          )
        }
        empty={accounts.items.length > 0 ? undefined : { title: 'Nobody has an account', body: <p>Until then people sign in with the link or the admin token.</p> }}
      >
        {() => (
          <TableBox label="Accounts">
            <table>
              <thead>
                <tr>
                  <th scope="col">Account</th><th scope="col">Name</th><th scope="col">Roles</th>
                  <th scope="col">Tenant</th><th scope="col">State</th>
                  <th scope="col"><span class="visually-hidden">Action</span></th>
                </tr>
              </thead>
              <tbody>
                {accounts.items.map((account) => (
                  <AccountRow
                    key={account.id} account={account}
                    remove={mayChange ? () => { removing.value = account; asking.value = true; } : undefined}
                  />
                ))}
              </tbody>
            </table>
            <MorePages pages={accounts} />
          </TableBox>
        )}
      </Panel>
      <ReasonDialog id="remove" title={`Remove ${removing.value?.name ?? ''}`} act="Remove" open={asking} run={remove}>
        <p>It is signed out, and the tokens that it has made end.</p>
      </ReasonDialog>
    </>
  );
}
