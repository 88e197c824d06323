import { param, setParams } from '../shell/router';
import { read, type Typed } from './address';

interface Props {
  its: Typed;
  /** What counts where nothing is typed. */
  usual?: string | undefined;
  /** Where the same number is typed at two places of the page. */
  testId?: string;
}

/** A number that is typed and stands in the address; what is not one says so and does not count. */
export function TypedField({ its, usual, testId }: Props) {
  const text = param(its.name);
  const { problem } = read(its, text);
  return (
    <label class="inline-field model-typed">
      <span>{its.label}{its.unit && `, ${its.unit}`}</span>
      <input
        type="text" inputMode="decimal" autocomplete="off" value={text ?? ''} placeholder={usual} data-testid={testId ?? `type-${its.name}`}
        aria-invalid={problem !== undefined} onInput={(event) => setParams({ [its.name]: event.currentTarget.value }, true)}
      />
      {problem && <span class="field-problem" role="alert">{problem}</span>}
    </label>
  );
}

interface PickProps {
  label: string;
  name: string;
  value: string;
  options: readonly { value: string; label: string }[];
}

/** One of a few, in the address. */
export function Pick({ label, name, value, options }: PickProps) {
  return (
    <label class="inline-field">{label}
      <select value={value} data-testid={`pick-${name}`} onChange={(event) => setParams({ [name]: event.currentTarget.value || undefined })}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </label>
  );
}
