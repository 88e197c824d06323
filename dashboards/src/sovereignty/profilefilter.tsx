import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../shell/icons';
import { param, setParams } from '../shell/router';

const TYPING_MS = 300;

/** Which profiles are listed; the URL has it. */
export function ProfileFilter() {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<number | undefined>(undefined);
  const text = param('q') ?? '';
  useEffect(() => {
    const field = input.current;
    if (field && document.activeElement !== field) field.value = text;
  }, [text]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  function type(typed: string): void {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setParams({ q: typed.trim() || undefined }, true), TYPING_MS);
  }

  return (
    <label class="search">
      <Icon name="search" />
      <span class="visually-hidden">Profile</span>
      <input
        ref={input} type="search" placeholder="Profile" defaultValue={text} data-search
        spellcheck={false} autocomplete="off" data-testid="profile-filter"
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <kbd>/</kbd>
    </label>
  );
}
