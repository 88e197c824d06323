const kinds: Readonly<Record<string, string>> = {
  grid: 'Grid feed', transformer: 'Transformer', ups: 'UPS', busway: 'Busway', pdu: 'PDU', rackfeed: 'Rack feed',
};

/** The name of a kind of element, whichever way it is spelled. */
export function kindWord(kind: string): string {
  return kinds[kind.toLowerCase().replaceAll(/[^a-z]/g, '')] ?? kind;
}
