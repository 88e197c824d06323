import { useSignal } from '@preact/signals';
import { asRequestError } from '../api/http';
import { sovereigntyUrls } from '../api/sovereignty';
import type { Evidence } from '../api/sovereigntytypes';
import { copyText } from '../shell/clipboard';
import { Icon } from '../shell/icons';

async function digestOf(url: string): Promise<string> {
  const answer = await fetch(url, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`The service answered ${answer.status}`);
  const digest = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Fetches the document and counts its digest here, in the browser. */
function Check({ sha256 }: { sha256: string }) {
  const said = useSignal('');
  // Browsers count digests only on pages served with TLS or from this machine.
  if (!crypto.subtle) return null;
  async function check(): Promise<void> {
    said.value = 'Reading it';
    try {
      const counted = await digestOf(sovereigntyUrls.evidence(sha256));
      said.value = counted === sha256 ? 'The file has this digest' : `The file has another digest: ${counted}`;
    } catch (failure) {
      said.value = asRequestError(failure).detail;
    }
  }
  return (
    <>
      <button type="button" class="button small quiet" data-testid="check-evidence" onClick={() => void check()}>
        <Icon name="check" size={12} /> Check it
      </button>
      <span role="status" data-testid="evidence-checked">{said.value}</span>
    </>
  );
}

/** The document that a claim rests on: its digest, and itself where the service has it. */
export function EvidenceLine({ evidence }: { evidence: Evidence }) {
  const { sha256, address, isKept } = evidence;
  return (
    <div class="evidence" data-testid="evidence">
      <p>SHA-256 <code data-testid="sha256">{sha256}</code></p>
      <div class="evidence-actions">
        {isKept ? (
          <>
            <a
              class="button small" href={sovereigntyUrls.evidence(sha256)} download={`evidence-${sha256.slice(0, 12)}`}
              data-testid="download-evidence"
            >
              <Icon name="export" size={12} /> Download
            </a>
            <Check sha256={sha256} />
          </>
        ) : (
          <span class="muted">kept at <code>{address}</code></span>
        )}
        <button
          type="button" class="button small quiet" data-testid="copy-sha256" onClick={() => void copyText(sha256, 'Digest')}
        >
          <Icon name="link" size={12} /> Copy digest
        </button>
      </div>
    </div>
  );
}
