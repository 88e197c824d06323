import { signal } from '@preact/signals';

/** The one polite live region: at most one announcement in ten seconds, the newest wins. */

const INTERVAL_MS = 10_000;
const spoken = signal('');
const toast = signal('');
let lastAt = -Infinity;
let pending: number | undefined;
let toastTimer: number | undefined;

export function announce(message: string): void {
  window.clearTimeout(pending);
  const wait = lastAt + INTERVAL_MS - performance.now();
  const speak = () => {
    lastAt = performance.now();
    spoken.value = message;
  };
  if (wait <= 0) speak();
  else pending = window.setTimeout(speak, wait);
}

/** A short confirmation, seen for four seconds and spoken once. */
export function notify(message: string): void {
  announce(message);
  toast.value = message;
  window.clearTimeout(toastTimer);
  toastTimer = window.setTimeout(() => {
    toast.value = '';
  }, 4_000);
}

export function LiveRegion() {
  return (
    <>
      <div class="visually-hidden" role="status" aria-live="polite" data-testid="live-region">
        {spoken.value}
      </div>
      {toast.value && (
        <div class="toast" data-testid="toast" aria-hidden="true">
          {toast.value}
        </div>
      )}
    </>
  );
}
