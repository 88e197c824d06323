/** How long a password may be, in characters. */
export const SHORTEST = 12;
export const LONGEST = 500;

/** What can be said of a new password before anybody is asked. */
export function wrongWith(next: string, again: string): { next: string; again: string } {
  return {
    next: next.length < SHORTEST ? `It has ${next.length} characters and must have ${SHORTEST} to ${LONGEST}.` : '',
    again: next === again ? '' : 'It is not the same as the new one.',
  };
}
