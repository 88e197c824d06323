import { signal } from '@preact/signals';
import { access } from '../api/access';
import type { Self } from '../api/accesstypes';
import { signedOut } from '../api/http';

/** Who is signed in; unknown until the service has said so. */
export const self = signal<Self | undefined>(undefined);

/** Whether the service was asked who is signed in, and has answered or failed to. */
export const selfAsked = signal(false);

export async function askWhoIAm(): Promise<void> {
  try {
    self.value = await access.self();
  } catch {
    self.value = undefined;
  } finally {
    selfAsked.value = true;
  }
}

/** Nobody is signed in, until the service is asked anew. */
export function forgetWhoIAm(): void {
  self.value = undefined;
  selfAsked.value = false;
}

/** Whether who is signed in may do something. */
export function may(scope: string): boolean {
  return self.value?.scopes.includes(scope) ?? false;
}

/** The same for what is everybody's, which is closed to who belongs to a tenant. */
export function mayForAll(scope: string): boolean {
  return self.value?.tenant === undefined && may(scope);
}

/** Whether who is signed in has a password that is kept here. */
export function hasPassword(): boolean {
  return self.value?.id.startsWith('account:') ?? false;
}

/** Ends the session here, and with the provider where that has one of its own. */
export async function signOut(): Promise<void> {
  const out = await access.signOut().catch(() => undefined);
  self.value = undefined;
  signedOut.value = true;
  if (out?.href) window.location.assign(out.href);
}
