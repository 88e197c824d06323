import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { asRequestError, type RequestError } from '../api/http';
import { validationApi } from '../api/validation';
import type { FreshEnrolment } from '../api/validationtypes';
import { copyText } from '../shell/clipboard';
import { Field } from '../shell/field';
import { elsewhere, focusFirst, problemAt } from '../shell/fieldproblems';
import { dateTime } from '../units/zone';
import { agentCommands } from './words';

const POINTERS: ReadonlySet<string> = new Set(['/nodeId', '/reason']);

interface Props {
  node: string | undefined;
  made: (enrolment: FreshEnrolment) => void;
  close: () => void;
}

/** Asks which node's agent is to be let in. */
export function EnrolForm({ node, made, close }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const nodeId = useSignal(node ?? '');
  const reason = useSignal('');
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);
  const issues = error.value?.errors ?? [];
  const rest = elsewhere(issues, POINTERS);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    try {
      made(await validationApi.enrol(nodeId.value.trim(), reason.value.trim() || undefined));
    } catch (failure) {
      error.value = asRequestError(failure);
      focusFirst(form.current, error.value.errors);
    } finally {
      busy.value = false;
    }
  }

  const says = !error.value ? '' : issues.length === 0 ? `${error.value.title}${error.value.detail && `: ${error.value.detail}`}` : rest.map(({ detail }) => detail).join(' ');
  return (
    <form ref={form} class="access-form" data-testid="enrol-form" onSubmit={(event) => void submit(event)}>
      <Field label="Node" pointer="/nodeId" problem={problemAt(issues, '/nodeId')} testId="enrol-node" value={nodeId.value} set={(text) => (nodeId.value = text)} />
      <Field label="Reason, if you like" pointer="/reason" problem={problemAt(issues, '/reason')} testId="enrol-reason" value={reason.value} set={(text) => (reason.value = text)} />
      <div class="form-actions">
        <button type="submit" class="button primary" disabled={busy.value} data-testid="enrol-go">Make a token</button>
        <button type="button" class="button" onClick={close}>Close</button>
      </div>
      {says && <p class="field-problem" role="alert" data-testid="enrol-error">{says}</p>}
    </form>
  );
}

/** The one-time token, which is never shown again, and what to do with it. */
export function FreshToken({ enrolment, close }: { enrolment: FreshEnrolment; close: () => void }) {
  const commands = agentCommands(enrolment.token, location.origin);
  return (
    <div class="fresh-agent" role="status" data-testid="fresh-enrolment">
      <p>
        <b>{enrolment.nodeId}</b>: run this on the node now. The token works once, until {dateTime(Date.parse(enrolment.expiresAt), 'UTC', true)} UTC, and is not shown again.
      </p>
      <pre class="commands" data-testid="enrol-commands">{commands}</pre>
      <div class="form-actions">
        <button type="button" class="button small" onClick={() => void copyText(commands, 'Commands')}>Copy</button>
        <button type="button" class="button small" data-testid="enrol-done" onClick={close}>Done</button>
      </div>
    </div>
  );
}
