import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RegisterVersion } from '../api/sovereigntytypes';
import { notify } from '../shell/announce';
import { Icon } from '../shell/icons';
import { moment, shortDigest } from '../sovereignty/words';
import { Held } from './held';
import { Issues } from './issues';
import { Outcome } from './outcome';
import type { Replacement } from './replacement';
import { Source } from './source';
import { Stale } from './stale';
import { pastedFile } from './words';

const LONGEST_REASON = 500;

function InForce({ base }: { base: RegisterVersion | undefined }) {
  if (!base) return null;
  return (
    <p class="muted" data-testid="register-base">
      In force: <b>{base.name}</b>, version <code title={base.version}>{shortDigest(base.version)}</code>, since {moment(base.putAt)} UTC.
      Another takes its place at once, on what is planned too.
    </p>
  );
}

/** What came of looking at it. */
function Result({ replacement }: { replacement: Replacement }) {
  const { stale, error, tried, busy } = replacement;
  if (stale.value) return <Stale now={stale.value} checkAgain={() => void replacement.checkAgain()} />;
  return (
    <>
      {busy.value === 'checking' && <p class="muted" role="status">Checking it</p>}
      {error.value && <Issues error={error.value} />}
      {tried.value && <Outcome put={tried.value} />}
    </>
  );
}

interface Props {
  replacement: Replacement;
  open: Signal<boolean>;
  /** Another one is in force. */
  changed: () => void;
}

/** Replaces the register in force: chosen, looked at, and with a reason put. */
export function ReplaceDialog({ replacement, open, changed }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const pasting = useSignal(false);
  const pasted = useSignal('');
  const reason = useSignal('');
  const { document, base, tried, held, busy } = replacement;
  useEffect(() => {
    if (!open.value) {
      dialog.current?.close();
      return;
    }
    pasting.value = false;
    dialog.current?.showModal();
  }, [open.value]);

  const close = () => (open.value = false);
  const choose = (file: File) => {
    pasting.value = false;
    void replacement.check(file);
  };

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const why = reason.value.trim();
    if (!replacement.isReady() || why === '') return;
    const put = await replacement.put(why);
    if (put || held.value) {
      reason.value = '';
      pasted.value = '';
    }
    if (!put) return;
    notify(`${put.name} is the register now`);
    close();
    changed();
  }

  return (
    <dialog ref={dialog} class="dialog register-dialog" aria-labelledby="replace-title" data-testid="replace-dialog" onClose={close}>
      <header>
        <h2 id="replace-title">Replace the register</h2>
        <button type="button" class="button quiet square" aria-label="Close" onClick={close}><Icon name="close" /></button>
      </header>
      {held.value ? (
        <Held approval={held.value} close={close} />
      ) : (
        <form class="dialog-form" onSubmit={(event) => void submit(event)}>
          <InForce base={base.value} />
          <Source
            document={document.value} pasting={pasting.value} pasted={pasted.value} busy={busy.value !== ''} choose={choose}
            startPasting={() => {
              pasting.value = true;
              document.value = undefined;
              replacement.forget();
            }}
            type={(text) => {
              pasted.value = text;
              replacement.forget();
            }}
            checkPasted={() => void replacement.check(pastedFile(pasted.value))}
          />
          <div class="register-result"><Result replacement={replacement} /></div>
          <div class="register-foot">
            <label class="field">
              <span>Reason, kept with it</span>
              <input
                required maxLength={LONGEST_REASON} autocomplete="off" value={reason.value} data-testid="replace-reason"
                onInput={(event) => (reason.value = event.currentTarget.value)}
              />
            </label>
            <div class="dialog-actions">
              <button type="button" class="button" onClick={close}>Leave it</button>
              <button
                type="submit" class="button danger" disabled={!replacement.isReady() || reason.value.trim() === ''} data-testid="replace-act"
              >
                {busy.value === 'putting' ? 'Putting it' : tried.value?.waits ? 'Ask for it' : 'Put it in force'}
              </button>
            </div>
          </div>
        </form>
      )}
    </dialog>
  );
}
