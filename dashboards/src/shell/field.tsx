import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  label: ComponentChildren;
  /** The unit that its number is in. */
  unit?: string;
  /** Of the value in what is sent. */
  pointer: string;
  problem: string;
  note?: ComponentChildren;
  type?: 'text' | 'number' | 'datetime-local';
  min?: number;
  step?: number;
  value: string;
  set: (text: string) => void;
  testId: string;
}

function Input({ id, type = 'text', min, step, value, pointer, problem, set, testId }: Props & { id: string }) {
  const shared = {
    id, value, autocomplete: 'off' as const,
    'data-pointer': pointer, 'data-testid': testId,
    'aria-invalid': problem !== '', 'aria-describedby': `${id}-problem`,
    onInput: (event: { currentTarget: HTMLInputElement }) => set(event.currentTarget.value),
  };
  switch (type) {
    case 'number':
      return <input type="number" min={min} step={step} {...shared} />;
    case 'datetime-local':
      return <input type="datetime-local" {...shared} />;
    case 'text':
      return <input type="text" {...shared} />;
  }
}

/** A labelled field with its unit, and under it what is wrong with it. */
export function Field(props: Props) {
  const id = useId();
  const { label, unit, note, problem, testId } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <span class="field-row">
        <Input {...props} id={id} />
        {unit && <span class="unit">{unit}</span>}
      </span>
      {note && <small>{note}</small>}
      <small class="field-problem" id={`${id}-problem`} data-testid={`${testId}-problem`}>{problem}</small>
    </div>
  );
}
