import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { asRequestError, type RequestError } from '../api/http';
import { Icon } from './icons';

const LONGEST_REASON = 500;

interface Props {
  id: string;
  title: string;
  /** What follows from it. */
  children: ComponentChildren;
  /** The word on the button that does it. */
  act: string;
  open: Signal<boolean>;
  run: (reason: string) => Promise<void>;
  /** Nothing is lost by it. */
  harmless?: boolean;
}

/** Asks why before something is done; Escape leaves everything as it was. */
export function ReasonDialog({ id, title, children, act, open, run, harmless = false }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);
  useEffect(() => {
    if (!open.value) {
      dialog.current?.close();
      return;
    }
    error.value = undefined;
    dialog.current?.showModal();
    field.current?.focus();
  }, [open.value]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const reason = field.current?.value.trim() ?? '';
    if (busy.value || reason === '') return;
    busy.value = true;
    try {
      await run(reason);
      open.value = false;
    } catch (failure) {
      error.value = asRequestError(failure);
      field.current?.focus();
    } finally {
      busy.value = false;
    }
  }

  return (
    <dialog
      ref={dialog} class="dialog small" aria-labelledby={`${id}-title`} data-testid={id}
      onClose={() => (open.value = false)}
    >
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        <button type="button" class="button quiet square" aria-label="Close" onClick={() => (open.value = false)}>
          <Icon name="close" />
        </button>
      </header>
      <form class="dialog-form" onSubmit={(event) => void submit(event)}>
        <div>{children}</div>
        <label class="field">
          <span>Reason</span>
          <input ref={field} required maxLength={LONGEST_REASON} autocomplete="off" data-testid={`${id}-reason`} />
        </label>
        {error.value && (
          <p class="field-problem" role="alert" data-testid={`${id}-error`}>
            {error.value.title}{error.value.detail && `: ${error.value.detail}`}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => (open.value = false)}>Leave it</button>
          <button type="submit" class={`button ${harmless ? 'primary' : 'danger'}`} disabled={busy.value} data-testid={`${id}-act`}>{act}</button>
        </div>
      </form>
    </dialog>
  );
}
