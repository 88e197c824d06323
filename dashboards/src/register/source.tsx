import { useId, useRef } from 'preact/hooks';
import { Icon } from '../shell/icons';
import { sizeText } from './words';

interface Props {
  /** What is to be put; nothing yet where it is undefined. */
  document: File | undefined;
  /** Whether somebody types it. */
  pasting: boolean;
  pasted: string;
  busy: boolean;
  choose: (file: File) => void;
  startPasting: () => void;
  type: (text: string) => void;
  checkPasted: () => void;
}

/** Where the document comes from: a file, or what is pasted. */
export function Source({ document, pasting, pasted, busy, choose, startPasting, type, checkPasted }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div class="register-source">
      <div class="register-source-ways">
        <input
          ref={input} type="file" class="visually-hidden" tabIndex={-1} aria-label="Register document"
          accept=".json,.yaml,.yml" data-testid="replacement-file"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) choose(file);
          }}
        />
        <button type="button" class="button" autofocus disabled={busy} data-testid="choose-register" onClick={() => input.current?.click()}>
          <Icon name="upload" /> {document && !pasting ? 'Choose another file' : 'Choose a file'}
        </button>
        <button type="button" class="button" aria-pressed={pasting} disabled={busy} data-testid="paste-register" onClick={startPasting}>
          Paste it
        </button>
        {document && !pasting && (
          <span class="register-file" data-testid="register-chosen"><Icon name="document" /> {document.name}, {sizeText(document.size)}</span>
        )}
      </div>
      {pasting && (
        <div class="field">
          <label for={id}>Document, JSON or YAML</label>
          <textarea
            id={id} rows={7} spellcheck={false} autocomplete="off" value={pasted} data-testid="pasted-register"
            onInput={(event) => type(event.currentTarget.value)}
          />
          <div>
            <button type="button" class="button" disabled={busy || pasted.trim() === ''} data-testid="check-register" onClick={checkPasted}>
              {busy ? 'Checking it' : 'Check it'}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
