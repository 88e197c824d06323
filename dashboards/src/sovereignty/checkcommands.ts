const TYPE = 'application/vnd.megawatt.attestation+json';

/** What whoever holds an envelope and a public key types to see whether the one was signed with the other. */
export const checkCommands = [
  'jq -r .payload attestation.json | base64 -d > payload',
  "jq -r '.signatures[0].sig' attestation.json | base64 -d > signature",
  `(printf 'DSSEv1 ${TYPE.length} ${TYPE} %d ' $(wc -c < payload); cat payload) > signed`,
  'openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in signed -sigfile signature',
  'sha256sum payload',
].join('\n');
