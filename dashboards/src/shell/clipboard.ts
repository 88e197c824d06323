import { notify } from './announce';

/** The clipboard API needs TLS; the selection fallback serves plain-HTTP sites. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    if (!navigator.clipboard) throw new Error('insecure context');
    await navigator.clipboard.writeText(text);
    notify(`${what} copied`);
  } catch {
    notify(copyBySelection(text) ? `${what} copied` : `${what} could not be copied`);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
