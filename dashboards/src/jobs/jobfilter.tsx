import { useEffect, useRef } from 'preact/hooks';
import { JOB_STATES } from '../api/livetypes';
import { KINDS } from '../api/types';
import { kindLabel } from '../charts/kinds';
import { Icon } from '../shell/icons';
import { param, setParams } from '../shell/router';

const TYPING_MS = 300;

function Tenant() {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<number | undefined>(undefined);
  const tenant = param('tenant') ?? '';
  useEffect(() => {
    const field = input.current;
    if (field && document.activeElement !== field) field.value = tenant;
  }, [tenant]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  function type(text: string): void {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setParams({ tenant: text.trim() || undefined }, true), TYPING_MS);
  }

  return (
    <label class="search">
      <Icon name="search" />
      <span class="visually-hidden">Tenant</span>
      <input
        ref={input} type="search" placeholder="Tenant" defaultValue={tenant} data-search
        spellcheck={false} autocomplete="off" data-testid="tenant"
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <kbd>/</kbd>
    </label>
  );
}

/** Which jobs are listed; the URL has it. */
export function JobFilter() {
  return (
    <div class="job-filter">
      <select
        aria-label="State" value={param('state') ?? ''} data-testid="state-filter"
        onChange={(event) => setParams({ state: event.currentTarget.value || undefined })}
      >
        <option value="">Any state</option>
        {JOB_STATES.map((state) => <option key={state} value={state}>{state}</option>)}
      </select>
      <select
        aria-label="Kind" value={param('kind') ?? ''} data-testid="kind-filter"
        onChange={(event) => setParams({ kind: event.currentTarget.value || undefined })}
      >
        <option value="">Any kind</option>
        {KINDS.map((kind) => <option key={kind} value={kind}>{kindLabel(kind)}</option>)}
      </select>
      <Tenant />
    </div>
  );
}
