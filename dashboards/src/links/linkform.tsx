import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { asRequestError, type RequestError } from '../api/http';
import { linkApi, type DataLink, type DataLinks, type LinkOrder, type Way } from '../api/links';
import type { Replan } from '../api/livetypes';
import { ReplanView } from '../currentplan/replanview';
import { Field } from '../shell/field';
import { elsewhere, focusFirst, problemAt } from '../shell/fieldproblems';
import { Icon } from '../shell/icons';
import { draftOf, orderOf, type LinkDraft } from './draft';
import { linkOf, ofLink, withLink } from './ways';
import { speedText, wayText } from './words';

const POINTERS = new Set(['/fromSiteId', '/toSiteId', '/megabitPerSecond', '/perTerabyteMinor', '/reason']);
/** The links have been changed by somebody else since they were looked at. */
const STALE = 412;

interface Outcome {
  order: LinkOrder;
  reason: string;
  version: string;
  replan: Replan;
}

interface Props {
  links: DataLinks;
  sites: readonly string[];
  way: Way;
  /** What is chosen goes into the address. */
  choose: (way: Way) => void;
  /** Puts the links with this one among them. */
  apply: (items: readonly LinkOrder[], reason: string, way: Way, known: DataLink | undefined) => Promise<void>;
  /** Looks at the links anew. */
  renew: () => void;
}

function Sites({ label, sites, value, pointer, problem, testId, set }: {
  label: string; sites: readonly string[]; value: string; pointer: string; problem: string; testId: string; set: (site: string) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={value} data-pointer={pointer} data-testid={testId} aria-invalid={problem !== ''}
        onChange={(event) => set(event.currentTarget.value)}
      >
        {sites.map((site) => <option key={site} value={site}>{site}</option>)}
      </select>
      <small class="field-problem" data-testid={`${testId}-problem`}>{problem}</small>
    </label>
  );
}

/** Adds a link or changes it: tried first, then done. */
export function LinkForm({ links, sites, way, choose, apply, renew }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const known = linkOf(links.items, way);
  const draft = useSignal<LinkDraft>(draftOf(way, known));
  const outcome = useSignal<Outcome | undefined>(undefined);
  const error = useSignal<RequestError | undefined>(undefined);
  const busy = useSignal(false);
  const { speed, price, reason } = draft.value;
  const items = withLink(links.items, orderOf(draft.value));
  const issues = ofLink(error.value?.errors ?? [], items.findIndex((it) => linkOf([it], way) !== undefined));
  const shown = outcome.value?.version === links.version ? outcome.value : undefined;

  function change(patch: Partial<LinkDraft>): void {
    draft.value = { ...draft.value, ...patch };
    outcome.value = undefined;
    error.value = undefined;
  }

  async function run(work: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    try {
      await work();
      error.value = undefined;
    } catch (failure) {
      const refusal = asRequestError(failure);
      error.value = refusal;
      outcome.value = undefined;
      if (refusal.status === STALE) renew();
      const at = items.findIndex((it) => linkOf([it], way) !== undefined);
      requestAnimationFrame(() => focusFirst(form.current, ofLink(refusal.errors, at)));
    } finally {
      busy.value = false;
    }
  }

  function preview(event: Event): void {
    event.preventDefault();
    const order = orderOf(draft.value);
    void run(async () => {
      const replan = await linkApi.tryPut(withLink(links.items, order), reason, links.version);
      // What was typed meanwhile is another question.
      if (JSON.stringify(orderOf(draft.value)) !== JSON.stringify(order) || draft.value.reason !== reason) return;
      outcome.value = { order, reason, version: links.version, replan };
    });
  }

  const rest = elsewhere(issues, POINTERS);
  const says = error.value?.status === STALE
    ? 'Somebody has changed the links since you looked: they are shown as they are now. Preview it again.'
    : error.value && (error.value.errors.length === 0 || rest.length > 0)
      ? `${error.value.title}${error.value.detail ? `: ${error.value.detail}` : ''}`
      : undefined;
  return (
    <div class="curtail">
      <form ref={form} class="curtail-form" noValidate onSubmit={preview}>
        <Sites
          label="From" sites={sites} value={way.fromSiteId} pointer="/fromSiteId" testId="link-from"
          problem={problemAt(issues, '/fromSiteId')} set={(fromSiteId) => choose({ ...way, fromSiteId })}
        />
        <Sites
          label="To" sites={sites} value={way.toSiteId} pointer="/toSiteId" testId="link-to"
          problem={problemAt(issues, '/toSiteId')} set={(toSiteId) => choose({ ...way, toSiteId })}
        />
        <Field
          label="Speed" unit="Mbit/s" type="number" min={1} step={1} pointer="/megabitPerSecond" testId="link-speed"
          problem={problemAt(issues, '/megabitPerSecond')} value={speed} set={(text) => change({ speed: text })}
          note={Number(speed) >= 1_000 ? speedText(Number(speed)) : undefined}
        />
        <Field
          label="A terabyte costs" unit="EUR" type="number" min={0} step={0.01} pointer="/perTerabyteMinor" testId="link-price"
          problem={problemAt(issues, '/perTerabyteMinor').replace(/\.$/, ' cents.')} value={price} set={(text) => change({ price: text })}
        />
        <div class="wide">
          <Field
            label="Reason" pointer="/reason" problem={problemAt(issues, '/reason')} testId="link-reason"
            value={reason} set={(text) => change({ reason: text })}
          />
        </div>
        <div class="wide curtail-actions">
          <button type="submit" class="button" disabled={busy.value} data-testid="link-preview">Preview</button>
          {shown && (
            <button
              type="button" class="button primary" disabled={busy.value} data-testid="link-apply"
              onClick={() => void run(() => apply(withLink(links.items, shown.order), shown.reason, way, known))}
            >
              {known ? 'Change it' : 'Add it'}
            </button>
          )}
          {says && <p class="field-problem" role="alert" data-testid="link-error">{says}</p>}
        </div>
      </form>
      {shown && (
        <section class="curtail-outcome" aria-live="polite" data-testid="link-previewed">
          <h3><Icon name="search" /> What {known ? 'changing' : 'adding'} the link from {wayText(way)} would do</h3>
          <ReplanView replan={shown.replan} />
        </section>
      )}
    </div>
  );
}
