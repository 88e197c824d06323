import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSignal, type Signal } from '@preact/signals';

interface Props {
  label: ComponentChildren;
  title: string;
  testId: string;
  className?: string;
  align?: 'left' | 'right';
  role?: 'menu' | 'dialog';
  /** Given by callers that open it from elsewhere, such as a shortcut. */
  open?: Signal<boolean>;
  children: ComponentChildren;
}

const FOCUSABLE = 'button:not([disabled]), a[href], input, select, textarea';

function moveFocus(panel: HTMLElement, step: number): void {
  const items = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + step + items.length) % items.length]?.focus();
}

/** A button and what it opens; Escape and a press outside close it and give the focus back. */
export function Popover(props: Props) {
  const own = useSignal(false);
  const open = props.open ?? own;
  const root = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menu = (props.role ?? 'menu') === 'menu';

  function close(): void {
    open.value = false;
    button.current?.focus();
  }

  useEffect(() => {
    if (!open.value) return;
    panel.current?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
    const outside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) open.value = false;
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open.value]);

  function keys(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    if (!menu || !panel.current) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    moveFocus(panel.current, event.key === 'ArrowDown' ? 1 : -1);
  }

  return (
    <div class="popover" ref={root} onKeyDown={(event) => open.value && keys(event)}>
      <button
        type="button" ref={button} class={props.className ?? 'button quiet'} title={props.title}
        aria-label={props.title} aria-haspopup={props.role ?? 'menu'} aria-expanded={open.value}
        data-testid={props.testId} onClick={() => (open.value = !open.value)}
      >
        {props.label}
      </button>
      {open.value && (
        <div
          ref={panel} class={`popover-panel ${props.align ?? 'right'}`} role={props.role ?? 'menu'}
          aria-label={props.title} data-testid={props.testId + '-panel'}
          onClick={(event) => {
            const item = (event.target as Element).closest('[role=menuitem], [role=menuitemradio]');
            if (item) close();
          }}
        >
          {props.children}
        </div>
      )}
    </div>
  );
}

interface ItemProps {
  children: ComponentChildren;
  testId: string;
  onSelect: () => void;
  checked?: boolean;
}

export function MenuItem({ children, testId, onSelect, checked }: ItemProps) {
  const radio = checked !== undefined;
  return (
    <button
      type="button" class="menu-item" role={radio ? 'menuitemradio' : 'menuitem'}
      aria-checked={radio ? checked : undefined} data-testid={testId} onClick={onSelect}
    >
      {children}
    </button>
  );
}
