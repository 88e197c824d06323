import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../shell/icons';
import { param, setParams } from '../shell/router';

const TYPING_MS = 300;

/** One filter for placements and the unplaced alike. */
export function FilterBar() {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<number | undefined>(undefined);
  const q = param('q') ?? '';
  useEffect(() => {
    const field = input.current;
    if (field && document.activeElement !== field) field.value = q;
  }, [q]);

  function type(text: string): void {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setParams({ q: text.trim() || undefined }, true), TYPING_MS);
  }

  return (
    <label class="search" data-testid="filter">
      <Icon name="search" />
      <span class="visually-hidden">Filter jobs</span>
      <input
        ref={input} type="search" placeholder="Filter jobs" defaultValue={q} data-search
        spellcheck={false} autocomplete="off" data-testid="q"
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <kbd>/</kbd>
    </label>
  );
}
