import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { asRequestError, type RequestError } from '../api/http';
import { validationApi } from '../api/validation';
import type { DeviceProfile, KernelPromise } from '../api/validationtypes';
import { Field } from '../shell/field';
import { focusFirst } from '../shell/fieldproblems';
import { kernelAt, promiseOf, replaced, type PromiseDraft } from './promise';

interface Props {
  profile: DeviceProfile | undefined;
  promise: KernelPromise | undefined;
  /** Which is looked at. */
  kernel: string | undefined;
  made: (profile: DeviceProfile) => void;
  close: () => void;
}

function draftOf(profile: DeviceProfile | undefined, promise: KernelPromise | undefined, kernel: string | undefined): PromiseDraft {
  return {
    model: profile?.deviceModel ?? '', name: promise?.name ?? kernel ?? '', engine: promise?.engine ?? '',
    value: promise ? String(promise.value) : '', unit: promise?.unit ?? '',
    marginPercent: String((promise?.marginRatio ?? 0.05) * 100), failurePercent: String((promise?.failureMarginRatio ?? 0.1) * 100),
    needed: promise?.needed ?? true, source: profile?.source ?? '', reason: '',
  };
}

/** Says what is expected of a kernel: the whole profile goes with it, at the version that was looked at. */
export function PromiseForm({ profile, promise, kernel, made, close }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const draft = useSignal(draftOf(profile, promise, kernel));
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);
  const kernels = replaced(profile?.kernels ?? [], promise, promiseOf(draft.value));
  const at = kernelAt(profile?.kernels ?? [], promise);
  const issues = error.value?.errors ?? [];

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    const { model, source, reason } = draft.value;
    try {
      made(await validationApi.putProfile(model.trim(), { source: source.trim(), kernels, reason: reason.trim() }, profile?.version));
    } catch (failure) {
      error.value = asRequestError(failure);
      focusFirst(form.current, error.value.errors);
    } finally {
      busy.value = false;
    }
  }

  const set = (patch: Partial<PromiseDraft>) => (draft.value = { ...draft.value, ...patch });
  const problem = (pointer: string) => issues.find((issue) => issue.pointer === pointer)?.detail ?? '';
  const its = (name: string) => `/kernels/${at}/${name}`;
  const shown = new Set(['/source', '/reason', ...['name', 'engine', 'value', 'unit', 'marginRatio', 'failureMarginRatio'].map(its)]);
  const rest = issues.filter(({ pointer }) => pointer === undefined || !shown.has(pointer)).map(({ detail }) => detail);
  const says = !error.value ? '' : issues.length === 0 ? `${error.value.title}${error.value.detail && `: ${error.value.detail}`}` : rest.join(' ');
  const { value } = draft;
  const text = (label: string, field: keyof PromiseDraft, pointer: string, testId: string) => (
    <Field label={label} pointer={pointer} problem={problem(pointer)} testId={testId} value={String(value[field])} set={(next) => set({ [field]: next })} />
  );
  return (
    <form ref={form} class="access-form" data-testid="promise-form" onSubmit={(event) => void submit(event)}>
      {profile ? <p class="wide-line"><b>{profile.deviceModel}</b>, version {profile.version}</p> : text('Device model', 'model', '/deviceModel', 'promise-model')}
      {text('Kernel', 'name', its('name'), 'promise-name')}
      {text('Engine', 'engine', its('engine'), 'promise-engine')}
      {text('Expected', 'value', its('value'), 'promise-value')}
      {text('In', 'unit', its('unit'), 'promise-unit')}
      <Field label="Degraded below" unit="% less" type="number" min={0} step={0.1} pointer={its('marginRatio')} problem={problem(its('marginRatio'))} testId="promise-margin" value={value.marginPercent} set={(next) => set({ marginPercent: next })} />
      <Field label="Fails below" unit="% less" type="number" min={0} step={0.1} pointer={its('failureMarginRatio')} problem={problem(its('failureMarginRatio'))} testId="promise-failure" value={value.failurePercent} set={(next) => set({ failurePercent: next })} />
      <label class="check">
        <input type="checkbox" checked={value.needed} data-testid="promise-needed" onChange={(event) => set({ needed: event.currentTarget.checked })} />
        placements need it
      </label>
      {text('Whose numbers these are', 'source', '/source', 'promise-source')}
      {text('Reason', 'reason', '/reason', 'promise-reason')}
      <div class="form-actions">
        <button type="submit" class="button primary" disabled={busy.value} data-testid="promise-go">{profile ? `Put version ${profile.version + 1}` : 'Put it'}</button>
        <button type="button" class="button" onClick={close}>Close</button>
      </div>
      {says && <p class="field-problem" role="alert" data-testid="promise-error">{says}</p>}
    </form>
  );
}
