import { may, mayForAll } from '../shell/self';
import { TopBar } from '../shell/topbar';
import { AccountsPanel } from './accountspanel';
import { ApprovalsPanel } from './approvalspanel';
import { AuditPanel } from './auditpanel';
import { SessionsPanel } from './sessionspanel';
import { TokensPanel } from './tokenspanel';

/** Who may come in, with what, and what they have changed. */
export function AccessPage() {
  return (
    <>
      <TopBar title="Access" />
      <main class="page" data-testid="access">
        <ApprovalsPanel mayDecide={may('plans:approve')} />
        <TokensPanel mayChange={may('access:write')} />
        <AccountsPanel mayChange={may('access:write')} />
        {mayForAll('access:write') && <SessionsPanel />}
        <AuditPanel />
      </main>
    </>
  );
}
