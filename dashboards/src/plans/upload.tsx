import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { api } from '../api/client';
import { asRequestError, type RequestError } from '../api/http';
import { notify } from '../shell/announce';
import { Icon } from '../shell/icons';

const MOST_ISSUES = 100;

function Issues({ error, close }: { error: RequestError; close: () => void }) {
  const { errors } = error;
  return (
    <div class="issues" role="alert" data-testid="upload-error">
      <header>
        <b>{error.title}</b>
        <button type="button" class="button quiet square" aria-label="Close" onClick={close}><Icon name="close" /></button>
      </header>
      {error.detail && <p>{error.detail}</p>}
      <ol>
        {errors.slice(0, MOST_ISSUES).map((issue, at) => (
          <li key={at}><code>{issue.pointer}</code> {issue.detail}</li>
        ))}
      </ol>
      {errors.length > MOST_ISSUES && <p>And {errors.length - MOST_ISSUES} more.</p>}
    </div>
  );
}

export function Upload({ done }: { done: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const busy = useSignal('');
  const error = useSignal<RequestError | undefined>(undefined);

  async function send(file: File): Promise<void> {
    busy.value = file.name;
    error.value = undefined;
    try {
      const scenario = await api.uploadScenario(file);
      notify(`${scenario.name} is ready to be planned`);
      done();
    } catch (failure) {
      error.value = asRequestError(failure);
    } finally {
      busy.value = '';
    }
  }

  return (
    <>
      <input
        ref={input} type="file" class="visually-hidden" tabIndex={-1} aria-label="Scenario file"
        accept=".json,.yaml,.yml,.gz" data-testid="upload-file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void send(file);
        }}
      />
      <button
        type="button" class="button small" disabled={busy.value !== ''} data-testid="upload"
        onClick={() => input.current?.click()}
      >
        <Icon name="upload" /> {busy.value ? `Reading ${busy.value}` : 'Upload a scenario'}
      </button>
      {error.value && <Issues error={error.value} close={() => (error.value = undefined)} />}
    </>
  );
}
