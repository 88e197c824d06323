/** The lists that the service knows, by the roles that people have. */
export const ROLES = ['planner', 'scheduler', 'finance', 'site-agent', 'administrator'] as const;

/** Scopes by what they are about, such as `jobs` with `read` and `write`. */
export function byArea(scopes: readonly string[]): Map<string, string[]> {
  const areas = new Map<string, string[]>();
  for (const scope of scopes) {
    const [area = scope] = scope.split(':');
    areas.set(area, [...(areas.get(area) ?? []), scope]);
  }
  return areas;
}

/** The end of a token that is good for so many days, as the service takes it. */
export function inDays(days: number, now: number): string {
  return new Date(now + days * 86_400_000).toISOString();
}
