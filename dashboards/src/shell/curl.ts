function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const BEARER = '-H "Authorization: Bearer $MEGAWATT_TOKEN"';

/** A command that asks the service the same; the token stays out of it. */
export function curl(url: string, origin: string, method?: string): string {
  const full = new URL(url, origin).href;
  return `curl ${method ? `-X ${method} ` : ''}${BEARER} ${shellQuoted(full)}`;
}

/** A command that sends the service the same. */
export function curlPost(url: string, origin: string, body: unknown, headers: Record<string, string>): string {
  const lines = [
    `curl -X POST ${BEARER}`,
    ...Object.entries({ 'Content-Type': 'application/json', ...headers }).map(
      ([name, value]) => `-H ${shellQuoted(`${name}: ${value}`)}`,
    ),
    `-d ${shellQuoted(JSON.stringify(body))}`,
    shellQuoted(new URL(url, origin).href),
  ];
  return lines.join(' \\\n  ');
}
