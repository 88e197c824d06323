import type {
  Account, AccountOrder, Approval, AuditEntry, FreshToken, OpenSession, Self, SignInWays, Token, TokenOrder, Verification,
} from './accesstypes';
import { address, request, type Query } from './http';
import type { Page } from './types';

const segment = encodeURIComponent;

function get<T>(path: string, query: Query = {}): Promise<T> {
  return request<T>(address(path, query));
}

function postJson<T>(path: string, body: unknown): Promise<T> {
  return request<T>(address(path), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  });
}

function remove(path: string, reason: string): Promise<unknown> {
  return request<unknown>(address(path), { method: 'DELETE', headers: { Reason: reason } });
}

export const access = {
  self: () => get<Self>('/session'),
  ways: () => get<SignInWays>('/sign-in-ways'),
  signIn: (account: string, password: string) => postJson<unknown>('/session', { account, password }),
  signOut: () => request<{ href?: string } | undefined>(address('/session'), { method: 'DELETE' }),

  changePassword: (current: string, next: string) => postJson<unknown>('/session/password', { current, next }),

  sessions: (query: Query) => get<Page<OpenSession>>('/sessions', query),
  endSession: (id: string, reason: string) => remove(`/sessions/${segment(id)}`, reason),

  tokens: (query: Query) => get<Page<Token>>('/tokens', query),
  makeToken: (order: TokenOrder) => postJson<FreshToken>('/tokens', order),
  revokeToken: (id: string, reason: string) => remove(`/tokens/${segment(id)}`, reason),

  accounts: (query: Query) => get<Page<Account>>('/accounts', query),
  addAccount: (order: AccountOrder) => postJson<Account>('/accounts', order),
  removeAccount: (id: string, reason: string) => remove(`/accounts/${segment(id)}`, reason),

  approvals: (query: Query) => get<Page<Approval>>('/approvals', query),
  decide: (id: string, approve: boolean, reason: string) =>
    postJson<Approval>(`/approvals/${segment(id)}/decision`, { approve, reason }),

  auditLog: (query: Query) => get<Page<AuditEntry>>('/audit-log', query),
  verification: () => get<Verification>('/audit-log/verification'),
};
