import { signal } from '@preact/signals';
import { preference } from './prefs';

export const shortcuts = preference('shortcuts', ['on', 'off'] as const, 'on');
export const helpOpen = signal(false);

export interface Shortcut {
  keys: string;
  what: string;
}

/** What a screen does with the keys that belong to every screen. */
export interface ScreenKeys {
  now?: () => void;
  time?: () => void;
  flip?: () => void;
}

export const screenKeys = signal<ScreenKeys>({});

interface Rule {
  keys: string;
  run: () => void;
}

const GO_WAIT_MS = 1_200;
let goUntil = 0;

function typing(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return !!element?.closest('input, textarea, select, [contenteditable=true]');
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-search]')?.focus();
}

/** The export menu of the panel in focus, or of the first one. */
function openExport(): void {
  const within = document.activeElement?.closest('.panel') ?? document;
  within.querySelector<HTMLButtonElement>('[data-export-root] button')?.click();
}

export function listenForKeys(goTo: readonly Rule[]): void {
  document.addEventListener('keydown', (event) => {
    if (shortcuts.value === 'off' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target) || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]')) return;
    const handled = runKey(event.key, goTo);
    if (handled) event.preventDefault();
  });
}

function runKey(key: string, goTo: readonly Rule[]): boolean {
  if (performance.now() < goUntil) {
    goUntil = 0;
    const rule = goTo.find((candidate) => candidate.keys === key);
    rule?.run();
    return rule !== undefined;
  }
  switch (key) {
    case 'g':
      goUntil = performance.now() + GO_WAIT_MS;
      return true;
    case '/':
      focusSearch();
      return true;
    case 't':
      screenKeys.value.time?.();
      return true;
    case '.':
      screenKeys.value.now?.();
      return true;
    case 'f':
      screenKeys.value.flip?.();
      return screenKeys.value.flip !== undefined;
    case 'e':
      openExport();
      return true;
    case '?':
      helpOpen.value = true;
      return true;
    default:
      return false;
  }
}
