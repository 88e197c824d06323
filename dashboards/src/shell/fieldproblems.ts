import type { RequestError } from '../api/http';

type Issues = RequestError['errors'];

/** What the service says of one field, named by its JSON pointer. */
export function problemAt(issues: Issues, pointer: string): string {
  return issues.find((issue) => issue.pointer === pointer)?.detail ?? '';
}

/** What it says of no field that is on screen. */
export function elsewhere(issues: Issues, shown: ReadonlySet<string>): Issues {
  return issues.filter(({ pointer }) => pointer === undefined || !shown.has(pointer));
}

/** Puts the focus on the first field, in the order of the page, that something is said of. */
export function focusFirst(form: HTMLElement | null, issues: Issues): void {
  const named = new Set(issues.map(({ pointer }) => pointer));
  const fields = [...(form?.querySelectorAll<HTMLElement>('[data-pointer]') ?? [])];
  fields.find((field) => named.has(field.dataset['pointer']))?.focus();
}
