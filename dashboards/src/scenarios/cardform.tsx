import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { CapacityPlan } from '../api/capacity';
import { cardKinds, type Card, type CardKind } from '../api/scenarios';
import { cardOf, kindFields, optionsOf, usualOf, type CardField } from './cardfields';

interface InputProps {
  field: CardField;
  plan: CapacityPlan['document'];
  value: string;
  set: (text: string) => void;
}

function Input({ field, plan, value, set }: InputProps) {
  const id = useId();
  const options = optionsOf(field.type, plan);
  const testId = `card-${field.name}`;
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      <span class="field-row">
        {options.length > 0
          ? <select id={id} value={value} data-testid={testId} onChange={(event) => set(event.currentTarget.value)}>{options.map((it) => <option key={it.id} value={it.id}>{it.label}</option>)}</select>
          : <input id={id} type="text" inputMode={field.type === 'number' ? 'decimal' : 'text'} autocomplete="off" value={value} data-testid={testId} onInput={(event) => set(event.currentTarget.value)} />}
        {field.unit && <span class="unit">{field.unit}</span>}
      </span>
    </div>
  );
}

const isKind = (word: string): word is CardKind => (cardKinds as readonly string[]).includes(word);

/** A change that is put together: its kind, and the fields of that kind. */
export function CardForm({ plan, add }: { plan: CapacityPlan['document']; add: (card: Card) => void }) {
  const today = new Date().toISOString().slice(0, 10);
  const kind = useSignal<CardKind>('siteDelay');
  const typed = useSignal(usualOf('siteDelay', plan, today));
  const problems = useSignal<string[]>([]);
  const id = useId();
  function choose(word: string): void {
    if (!isKind(word)) return;
    kind.value = word;
    typed.value = usualOf(word, plan, today);
    problems.value = [];
  }
  function submit(): void {
    const made = cardOf(kind.value, typed.value);
    problems.value = 'problems' in made ? made.problems : [];
    if ('card' in made) add(made.card);
  }
  return (
    <fieldset class="card-form">
      <legend>Another change</legend>
      <div class="field">
        <label for={id}>What changes</label>
        <select id={id} value={kind.value} data-testid="card-kind" onChange={(event) => choose(event.currentTarget.value)}>
          {cardKinds.map((it) => <option key={it} value={it}>{kindFields[it].label}</option>)}
        </select>
      </div>
      {kindFields[kind.value].fields.map((field) => (
        <Input
          key={`${kind.value} ${field.name}`} field={field} plan={plan} value={typed.value[field.name] ?? ''}
          set={(text) => (typed.value = { ...typed.value, [field.name]: text })}
        />
      ))}
      <button type="button" class="button" data-testid="card-add" onClick={submit}>Add this change</button>
      {problems.value.length > 0 && <p class="field-problem" role="alert" data-testid="card-problem">{problems.value.join(' ')}</p>}
    </fieldset>
  );
}
