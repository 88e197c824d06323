const kinds: Readonly<Record<string, string>> = {
  grid: 'Grid feed', transformer: 'Transformer', ups: 'UPS', busway: 'Busway', pdu: 'PDU', rackfeed: 'Rack feed',
};

/** The name of a kind of element, whichever way it is spelled. */
export function kindWord(kind: string): string {
  return kinds[kind.toLowerCase().replaceAll(/[^a-z]/g, '')] ?? kind;
}

const hearings: Readonly<Record<string, string>> = {
  partly: 'partly heard', silent: 'silent, counted as rated', never: 'never heard',
};

/** How much of a node is heard, where it is not all. */
export function hearingWord(state: string): string | undefined {
  const known = state.toLowerCase();
  return known === 'fresh' || known === 'ok' ? undefined : (hearings[known] ?? known);
}

/** An id without the name of its site in front, where the site stands beside it anyway. */
export function shortId(id: string, siteId: string): string {
  return id.startsWith(`${siteId}/`) && id.length > siteId.length + 1 ? id.slice(siteId.length + 1) : id;
}
