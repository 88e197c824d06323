import { useEffect, useRef } from 'preact/hooks';
import { helpOpen, shortcuts, type Shortcut } from './keyboard';
import { Icon } from './icons';
import { screens } from './screens';

const general: readonly Shortcut[] = [
  { keys: '/', what: 'Search or filter' },
  { keys: 't', what: 'Choose the time range' },
  { keys: '.', what: 'Now, or the start of the plan' },
  { keys: 'e', what: 'Export the panel in focus' },
  { keys: 'f', what: 'Flip the metric, where models are compared' },
  { keys: '?', what: 'This list' },
  { keys: 'Esc', what: 'Close what is open' },
];

const inCharts: readonly Shortcut[] = [
  { keys: '← →', what: 'Previous or next moment; in the Gantt, bar' },
  { keys: '↑ ↓', what: 'In the Gantt, the bar above or below' },
  { keys: 'Enter', what: 'Open the bar; zoom in on the moment' },
  { keys: '+ −', what: 'Zoom in or out' },
  { keys: 'Shift ← →', what: 'Move the window earlier or later' },
  { keys: '0', what: 'Whole plan; on the fleet, the usual range' },
];

const onTreeAndMap: readonly Shortcut[] = [
  { keys: '↑ ↓', what: 'Element above or below; rack above or below' },
  { keys: '← →', what: 'Close or open an element; rack to the left or right' },
  { keys: 'Home End', what: 'First or last' },
  { keys: 'Enter', what: 'Open or close the element; open the rack' },
];

function Keys({ rows, title }: { rows: readonly Shortcut[]; title: string }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl class="key-list">
        {rows.map((row) => (
          <div key={row.keys}>
            <dt>{row.keys.split(' ').map((key) => <kbd key={key}>{key}</kbd>)}</dt>
            <dd>{row.what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (helpOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [helpOpen.value]);
  const goTo = screens.map((screen) => ({ keys: `g ${screen.key}`, what: screen.label }));
  return (
    <dialog
      ref={dialog} class="dialog" aria-labelledby="help-title" data-testid="help"
      onClose={() => (helpOpen.value = false)}
    >
      <header>
        <h2 id="help-title">Keyboard</h2>
        <button
          type="button" class="button quiet square" aria-label="Close" data-testid="help-close"
          onClick={() => (helpOpen.value = false)}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="key-columns">
        <Keys rows={general} title="Anywhere" />
        <Keys rows={goTo} title="Go to" />
        <Keys rows={inCharts} title="In charts" />
        <Keys rows={onTreeAndMap} title="On the power tree and the racks" />
      </div>
      <label class="check">
        <input
          type="checkbox" checked={shortcuts.value === 'on'} data-testid="shortcuts-on"
          onChange={(event) => (shortcuts.value = event.currentTarget.checked ? 'on' : 'off')}
        />
        Single-key shortcuts are on
      </label>
    </dialog>
  );
}
