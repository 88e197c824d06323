import { useSignal } from '@preact/signals';
import { access } from '../api/access';
import type { OpenSession } from '../api/accesstypes';
import type { Page } from '../api/types';
import { Icon } from '../shell/icons';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { ReasonDialog } from '../shell/reasondialog';
import { TableBox } from '../shell/tablebox';
import { dateTime } from '../units/zone';

const ways: Readonly<Record<OpenSession['kind'], string>> = {
  Administrator: 'the admin token or a link', Account: 'an account', Provider: 'the provider',
};

function when(text: string | undefined): string {
  return text ? dateTime(Date.parse(text), 'UTC', true) : 'not kept';
}

function SessionRow({ session, end }: { session: OpenSession; end: () => void }) {
  const { name, caller, kind, tenant, openedAt, expiresAt, isOwn } = session;
  return (
    <tr data-testid="session" data-caller={caller}>
      <td title={caller}>{name}</td>
      <td>{ways[kind]}</td>
      <td>{tenant ?? 'all tenants'}</td>
      <td>{when(openedAt)}</td>
      <td>{when(expiresAt)}</td>
      <td>
        {isOwn ? (
          <span class="badge" data-testid="own-session"><Icon name="check" size={12} /> this one</span>
        ) : (
          <button
            type="button" class="button small" data-testid="end-session"
            aria-label={`End the session of ${name} since ${when(openedAt)}`} onClick={end}
          >
            End
          </button>
        )}
      </td>
    </tr>
  );
}

/** Who is signed in with a browser. */
export function SessionsPanel() {
  const sessions = usePages<OpenSession>('sessions', (pageToken) => access.sessions({ pageSize: 50, pageToken }));
  const ending = useSignal<OpenSession | undefined>(undefined);
  const asking = useSignal(false);

  async function end(reason: string): Promise<void> {
    if (ending.value) await access.endSession(ending.value.id, reason);
    sessions.resource.reload();
  }

  return (
    <>
      <Panel<Page<OpenSession>>
        id="sessions" title="Sessions" resource={sessions.resource} className="list-panel" note="browsers that are signed in, times in UTC"
        empty={sessions.items.length > 0 ? undefined : { title: 'Nobody is signed in with a browser' }}
      >
        {() => (
          <TableBox label="Browsers signed in">
            <table>
              <thead>
                <tr>
                  <th scope="col">Who</th><th scope="col">Signed in with</th><th scope="col">Tenant</th>
                  <th scope="col">Since</th><th scope="col">Until</th>
                  <th scope="col"><span class="visually-hidden">Action</span></th>
                </tr>
              </thead>
              <tbody>
                {sessions.items.map((session) => (
                  <SessionRow key={session.id} session={session} end={() => { ending.value = session; asking.value = true; }} />
                ))}
              </tbody>
            </table>
            <MorePages pages={sessions} />
          </TableBox>
        )}
      </Panel>
      <ReasonDialog id="end-session-dialog" title={`End the session of ${ending.value?.name ?? ''}`} act="End it" open={asking} run={end}>
        <p>That browser is signed out at once. Who it is can sign in again: disable or remove the account to prevent that.</p>
      </ReasonDialog>
    </>
  );
}
