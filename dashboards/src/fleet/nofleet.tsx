import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { fleetApi } from '../api/fleet';
import { asRequestError, type RequestError } from '../api/http';
import { notify } from '../shell/announce';
import { Icon } from '../shell/icons';
import { Empty } from '../shell/states';

const MOST_ISSUES = 12;

function Issues({ error }: { error: RequestError }) {
  return (
    <div class="problem" role="alert" data-testid="upload-error">
      <Icon name="error" size={18} />
      <div>
        <b>{error.title}</b>
        <p>{error.detail}</p>
        <ul>
          {error.errors.slice(0, MOST_ISSUES).map((issue, at) => (
            <li key={at}><code>{issue.pointer}</code> {issue.detail}</li>
          ))}
        </ul>
        {error.errors.length > MOST_ISSUES && <p>And {error.errors.length - MOST_ISSUES} more.</p>}
      </div>
    </div>
  );
}

/** Before there is any site: the way to declare the first ones. */
export function NoFleet({ appeared }: { appeared: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);

  async function send(file: File): Promise<void> {
    busy.value = true;
    error.value = undefined;
    try {
      await fleetApi.putDocument(file);
      notify(`${file.name} is the fleet now`);
      appeared();
    } catch (failure) {
      error.value = asRequestError(failure);
    } finally {
      busy.value = false;
    }
  }

  return (
    <Empty title="No site is declared yet">
      <p>A fleet document names sites, power domains, racks, nodes and meters; samples find their place by it.</p>
      <input
        ref={input} type="file" class="visually-hidden" tabIndex={-1} aria-label="Fleet document"
        accept=".json,.yaml,.yml" data-testid="fleet-file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void send(file);
        }}
      />
      <button
        type="button" class="button primary" disabled={busy.value} data-testid="fleet-upload"
        onClick={() => input.current?.click()}
      >
        <Icon name="upload" /> {busy.value ? 'Reading it' : 'Declare the fleet'}
      </button>
      {error.value && <Issues error={error.value} />}
    </Empty>
  );
}
