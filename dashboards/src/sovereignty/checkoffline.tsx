import { useResource } from '../api/resource';
import { sovereigntyApi, sovereigntyUrls } from '../api/sovereignty';
import type { AttestationKey } from '../api/sovereigntytypes';
import { copyText } from '../shell/clipboard';
import { Icon } from '../shell/icons';
import { ErrorState, Skeleton } from '../shell/states';
import { checkCommands } from './checkcommands';
import { moment } from './words';

function standing({ createdAt, retiredAt, revokedAt, reason }: AttestationKey): string {
  if (revokedAt) return `revoked ${moment(revokedAt)}${reason ? `: ${reason}` : ''}`;
  if (retiredAt) return `in use from ${moment(createdAt)} until ${moment(retiredAt)}`;
  return `in use since ${moment(createdAt)}`;
}

function Key({ attestationKey }: { attestationKey: AttestationKey }) {
  const { fingerprint, publicKeyPem, revokedAt } = attestationKey;
  return (
    <li class="attestation-key" data-testid="attestation-key">
      <code>{fingerprint}</code>
      <span class={revokedAt ? 'decision-word deny' : 'muted'}>
        {revokedAt && <Icon name="forbid" size={14} />} {standing(attestationKey)}
      </span>
      <button type="button" class="button small" data-testid="copy-key" onClick={() => void copyText(publicKeyPem, 'Public key')}>
        <Icon name="link" size={12} /> Copy public key
      </button>
    </li>
  );
}

function Keys() {
  const keys = useResource('keys', (signal) => sovereigntyApi.keys(signal));
  if (keys.error) return <ErrorState error={keys.error} retry={keys.reload} compact />;
  if (!keys.data) return <Skeleton label="keys" />;
  if (keys.data.items.length === 0) return <p class="muted">No key has signed anything yet.</p>;
  return <ul>{keys.data.items.map((key) => <Key key={key.fingerprint} attestationKey={key} />)}</ul>;
}

/** How whoever holds an attestation checks it without this service. */
export function CheckOffline() {
  return (
    <section class="why-part" aria-label="How to check them offline" data-testid="check-offline">
      <h3>How to check them without this service</h3>
      <p>
        Each attestation is a DSSE envelope, signed with Ed25519 over its canonical JSON (RFC 8785). Each carries the SHA-256 of
        the one before it, so that none can be changed, left out or put in later unnoticed.
      </p>
      <ol class="steps">
        <li>
          Take <a href={sovereigntyUrls.attestationLog} download="attestations.ndjson" data-testid="download-log">the whole chain</a>, an
          envelope a line, and the public key below that was the first, best by another way than from here. On any machine, with no
          network, <code>./megawatt attest verify attestations.ndjson --key key.pem</code> says whether any is forged or missing;
          so does <code>docs/verify-attestations.py</code>, fifty lines that need OpenSSL and nothing of ours.
        </li>
        <li>
          For a single envelope of the list, these do:
          <pre class="commands" tabIndex={0} aria-label="Commands" data-testid="check-commands">{checkCommands}</pre>
          <button type="button" class="button small" data-testid="copy-commands" onClick={() => void copyText(checkCommands, 'Commands')}>
            <Icon name="link" size={12} /> Copy the commands
          </button>
        </li>
        <li>
          The digest that comes last is the one that the next attestation names as <code>previousSha256</code>; the evidence files’
          digests are those that the payload names.
        </li>
      </ol>
      <Keys />
    </section>
  );
}
