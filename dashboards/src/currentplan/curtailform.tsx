import { useSignal } from '@preact/signals';
import { planNow } from '../api/plantime';
import { useRef } from 'preact/hooks';
import { asRequestError, type RequestError } from '../api/http';
import { HELD, isHeld } from '../api/accesstypes';
import { liveApi } from '../api/live';
import type { Basis, LimitOrder, Replan } from '../api/livetypes';
import { notify } from '../shell/announce';
import { Field } from '../shell/field';
import { elsewhere, focusFirst, problemAt } from '../shell/fieldproblems';
import { Icon } from '../shell/icons';
import { setParams } from '../shell/router';
import { power } from '../units/format';
import { firstCurtailment, limitOf, type Curtailment } from './curtailment';
import { ReplanView } from './replanview';

const POINTERS = new Set(['/siteId', '/limitW', '/from', '/to', '/reason']);
const HOW_MUCH = { pointer: '/limitW', detail: 'must be there: how much power the site may draw, in MW.' };

interface Props {
  basis: Basis;
  /** The grid limit of each site, in watts. */
  limits: ReadonlyMap<string, number>;
  applied: () => void;
  again: () => void;
}

interface Outcome {
  order: LimitOrder;
  replan: Replan;
  /** The plan's that is lived by. */
  revision: number;
  done: boolean;
}

/** The change is part of it; others may have been published with it. */
async function newestRevision(replan: Replan): Promise<number> {
  const plan = await liveApi.currentPlan();
  return plan?.revision ?? replan.revision;
}

/** A limit that moves nobody makes no new revision. */
function appliedText({ replan, revision }: Outcome): string {
  return replan.affectedCount > 0 ? `Applied as revision ${revision}` : `Applied; revision ${revision} fits under it as it is`;
}

export function CurtailForm({ basis, limits, applied, again }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const draft = useSignal<Curtailment>(firstCurtailment(basis.sites[0]?.id ?? '', planNow()));
  const outcome = useSignal<Outcome | undefined>(undefined);
  const error = useSignal<RequestError | undefined>(undefined);
  const missing = useSignal(false);
  const busy = useSignal(false);
  const { siteId, megawatts, from, to, reason } = draft.value;
  const issues = missing.value ? [HOW_MUCH] : (error.value?.errors ?? []);
  const limit = limits.get(siteId);

  function change(patch: Partial<Curtailment>): void {
    draft.value = { ...draft.value, ...patch };
    outcome.value = undefined;
    error.value = undefined;
    missing.value = false;
  }

  async function ask(order: LimitOrder, done: boolean): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    try {
      const replan = done ? await liveApi.limit(order) : await liveApi.tryLimit(order);
      if (isHeld(replan)) {
        outcome.value = undefined;
        notify(HELD);
        return;
      }
      // What was typed meanwhile is another question.
      if (!done && JSON.stringify(limitOf(draft.value)) !== JSON.stringify(order)) return;
      outcome.value = { order, replan, done, revision: done ? await newestRevision(replan) : replan.revision };
      error.value = undefined;
      if (done) {
        notify(appliedText(outcome.value));
        applied();
      }
    } catch (failure) {
      const refusal = asRequestError(failure);
      error.value = refusal;
      requestAnimationFrame(() => focusFirst(form.current, refusal.errors));
    } finally {
      busy.value = false;
    }
  }

  function preview(event: Event): void {
    event.preventDefault();
    const order = limitOf(draft.value);
    missing.value = order === undefined;
    if (order) void ask(order, false);
    else focusFirst(form.current, [HOW_MUCH]);
  }

  const shown = outcome.value;
  const rest = error.value && elsewhere(error.value.errors, POINTERS);
  return (
    <div class="curtail">
      <form ref={form} class="curtail-form" noValidate onSubmit={preview}>
        <label class="field">
          <span>Site</span>
          <select
            value={siteId} data-pointer="/siteId" data-testid="curtail-site"
            onChange={(event) => change({ siteId: event.currentTarget.value })}
          >
            {basis.sites.map(({ id, country }) => <option key={id} value={id}>{id}, {country}</option>)}
          </select>
          <small class="field-problem">{problemAt(issues, '/siteId')}</small>
        </label>
        <Field
          label="May draw at most" unit={limit === undefined ? 'MW' : `MW of ${power(limit)}`} type="number" min={0} step={0.1}
          pointer="/limitW" problem={problemAt(issues, '/limitW')} testId="curtail-mw"
          value={megawatts} set={(text) => change({ megawatts: text })}
        />
        <Field
          label="From, UTC" type="datetime-local" pointer="/from" problem={problemAt(issues, '/from')}
          testId="curtail-from" value={from} set={(text) => change({ from: text })}
        />
        <Field
          label="To, UTC" type="datetime-local" pointer="/to" problem={problemAt(issues, '/to')}
          testId="curtail-to" value={to} set={(text) => change({ to: text })}
        />
        <div class="wide">
          <Field
            label="Reason" pointer="/reason" problem={problemAt(issues, '/reason')} testId="curtail-reason"
            value={reason} set={(text) => change({ reason: text })}
          />
        </div>
        <div class="wide curtail-actions">
          <button type="submit" class="button" disabled={busy.value} data-testid="curtail-preview">Preview</button>
          {shown && !shown.done && (
            <button
              type="button" class="button primary" disabled={busy.value} data-testid="curtail-apply"
              onClick={() => void ask(shown.order, true)}
            >
              Apply
            </button>
          )}
          {error.value && (error.value.errors.length === 0 || (rest && rest.length > 0)) && (
            <p class="field-problem" role="alert" data-testid="curtail-error">
              {error.value.title}{error.value.detail && `: ${error.value.detail}`}
            </p>
          )}
        </div>
      </form>
      {shown && (
        <section class="curtail-outcome" aria-live="polite" data-testid={shown.done ? 'curtail-applied' : 'curtail-previewed'}>
          <h3>
            {shown.done ? <Icon name="check" /> : <Icon name="search" />}
            {shown.done ? appliedText(shown) : 'What it would do'}
          </h3>
          <ReplanView replan={shown.replan} />
          {shown.done && (
            <p class="curtail-actions">
              <button
                type="button" class="button" data-testid="curtail-changes"
                onClick={() => setParams({ revision: String(shown.revision), against: undefined })}
              >
                Show its changes
              </button>
              <button type="button" class="button quiet" data-testid="curtail-again" onClick={again}>Another one</button>
            </p>
          )}
        </section>
      )}
    </div>
  );
}
