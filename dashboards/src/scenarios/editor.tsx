import { useSignal } from '@preact/signals';
import type { CapacityPlan } from '../api/capacity';
import { problemLines } from '../api/http';
import { scenarioApi, type Card, type ScenarioState } from '../api/scenarios';
import { Field } from '../shell/field';
import { CardForm } from './cardform';
import { problemsOf, questionOf, typedOf, type Edited } from './draft';
import { cardText } from './words';

interface CardsProps {
  cards: readonly Card[];
  remove: (at: number) => void;
}

function Cards({ cards, remove }: CardsProps) {
  if (cards.length === 0) return <p class="muted">No change yet: it is the plan as it is.</p>;
  return (
    <ol class="card-list">
      {cards.map((card, at) => (
        <li key={`${at} ${JSON.stringify(card)}`} data-testid="card-row">
          {cardText(card)} <button type="button" class="button small quiet" data-testid="card-remove" aria-label={`Take out: ${cardText(card)}`} onClick={() => remove(at)}>Take out</button>
        </li>
      ))}
    </ol>
  );
}

interface Props {
  edited: Edited;
  plan: CapacityPlan['document'];
  saved: (state: ScenarioState) => void;
  close: () => void;
}

/** A scenario that is made or changed: its name, its changes one by one, and how it is asked for. */
export function Editor({ edited, plan, saved, close }: Props) {
  const typed = useSignal(typedOf(edited.draft));
  const cards = useSignal<readonly Card[]>(edited.draft.cards);
  const problems = useSignal<readonly string[]>([]);
  const busy = useSignal(false);
  const change = (patch: Partial<typeof typed.value>) => {
    typed.value = { ...typed.value, ...patch };
    problems.value = [];
  };

  async function save(): Promise<void> {
    problems.value = problemsOf(typed.value);
    if (problems.value.length > 0) return;
    busy.value = true;
    const draft = { name: typed.value.name.trim(), cards: [...cards.value], question: questionOf(typed.value, edited.draft.question) };
    try {
      saved(await (edited.changed ? scenarioApi.change(edited.changed.id, edited.changed.version, draft) : scenarioApi.add(draft)));
    } catch (failure) {
      problems.value = problemLines(failure);
    } finally {
      busy.value = false;
    }
  }

  return (
    <form class="scenario-form" data-testid="scenario-form" noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <div class="scenario-fields">
        <Field label="Name" pointer="/name" problem="" testId="scenario-name" value={typed.value.name} set={(name) => change({ name })} />
        <Field label="Reserve" unit="%" pointer="/question/reservePermille" problem="" testId="scenario-reserve" value={typed.value.reserve} set={(reserve) => change({ reserve })} />
        <Field label="Draws" pointer="/question/drawCount" problem="" testId="scenario-draws" value={typed.value.draws} set={(draws) => change({ draws })} />
        <Field label="Seed" pointer="/question/seed" problem="" testId="scenario-seed" value={typed.value.seed} set={(seed) => change({ seed })} />
        <Field label="Horizon, a day" note="empty is five years" pointer="/question/to" problem="" testId="scenario-to" value={typed.value.to} set={(to) => change({ to })} />
        <Field label="Weeks scheduled" note="0 to 26, by the engine" pointer="/question/weekCount" problem="" testId="scenario-weeks" value={typed.value.weeks} set={(weeks) => change({ weeks })} />
      </div>
      <Cards cards={cards.value} remove={(at) => (cards.value = cards.value.filter((_, index) => index !== at))} />
      <CardForm plan={plan} add={(card) => (cards.value = [...cards.value, card])} />
      {problems.value.length > 0 && (
        <div role="alert">
          <ul class="field-problem" data-testid="scenario-problems">{problems.value.map((it) => <li key={it}>{it}</li>)}</ul>
        </div>
      )}
      <div class="scenario-actions">
        <button type="submit" class="button primary" disabled={busy.value} data-testid="scenario-save">{edited.changed ? 'Save it' : 'Add it'}</button>
        <button type="button" class="button" data-testid="scenario-close" onClick={close}>Close</button>
      </div>
    </form>
  );
}
