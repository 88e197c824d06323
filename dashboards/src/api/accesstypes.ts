/** Who calls, and what it may do. */
export interface Self {
  id: string;
  name: string;
  tenant?: string;
  scopes: string[];
}

/** How people may sign in. */
export interface SignInWays {
  account: boolean;
  provider?: { name: string; href: string };
}

export interface Token {
  id: string;
  name: string;
  scopes: string[];
  tenant?: string;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt?: string;
}

/** A new token, with what programs send; it is shown this once. */
export interface FreshToken extends Token {
  secret: string;
}

export interface TokenOrder {
  name: string;
  scopes: string[];
  tenant?: string;
  expiresAt: string;
}

export interface Account {
  id: string;
  revision: number;
  name: string;
  displayName: string;
  roles: string[];
  tenant?: string;
  disabled: boolean;
  createdAt: string;
}

export interface AccountOrder {
  name: string;
  displayName?: string;
  roles: string[];
  tenant?: string;
  password: string;
}

/** A browser that is signed in; its id opens nothing. */
export interface OpenSession {
  id: string;
  kind: 'Administrator' | 'Account' | 'Provider';
  caller: string;
  name: string;
  tenant?: string;
  /** Absent where it is from before that was kept. */
  openedAt?: string;
  expiresAt: string;
  isOwn: boolean;
}

export interface AuditEntry {
  number: number;
  at: string;
  method: string;
  route: string;
  subject: string;
  caller: string;
  callerName: string;
  tenant?: string;
  reason?: string;
  status: number;
  outcome: 'Done' | 'Refused';
}

/** A change that waits for somebody else's yes, or has had an answer. */
export interface Approval {
  id: string;
  kind: string;
  summary: string;
  state: 'Waiting' | 'Approved' | 'Refused' | 'Failed' | 'Expired';
  askedBy: string;
  askedAt: string;
  expiresAt: string;
  decidedBy?: string;
  reason?: string;
}

/** Whether the service has a change wait, rather than having made it. */
export function isHeld(answer: object): answer is Approval {
  return 'askedBy' in answer;
}

/** Said where a change waits. */
export const HELD = 'It waits until somebody else approves it, under Access';

export interface Verification {
  intact: boolean;
  entryCount: number;
  firstBroken?: { number: number; problem: string };
  sha256: string;
}
