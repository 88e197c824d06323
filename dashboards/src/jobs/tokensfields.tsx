import type { RequestError } from '../api/http';
import { PRECISIONS, WORK_KINDS, type WorkKind } from '../api/livetypes';
import { Field } from '../shell/field';
import { problemAt } from '../shell/fieldproblems';
import type { TokensDraft } from './tokensdraft';

interface Props {
  draft: TokensDraft;
  change: (patch: Partial<TokensDraft>) => void;
  issues: RequestError['errors'];
}

const kindLabels: Readonly<Record<WorkKind, string>> = {
  Generate: 'read prompts and write answers',
  Prefill: 'read prompts only',
  Decode: 'write answers only',
};

/** The pointers of its fields. */
export const TOKEN_POINTERS = [
  '/work',
  '/work/kind', '/work/requestCount', '/work/promptTokenCount', '/work/outputTokenCount', '/work/batchSize',
  '/work/model/parameterCount', '/work/model/layerCount', '/work/model/hiddenSize', '/work/model/kvSize',
  '/work/model/precision',
];

function Requests({ draft, change, issues }: Props) {
  const number = (name: string) => ({ type: 'number' as const, min: 1, step: 1, pointer: `/work/${name}`, problem: problemAt(issues, `/work/${name}`) });
  const writes = draft.kind !== 'Prefill';
  return (
    <>
      <label class="field">
        <span>Its GPUs</span>
        <select
          value={draft.kind} data-pointer="/work/kind" data-testid="tokens-kind"
          onChange={(event) => change({ kind: event.currentTarget.value as WorkKind })}
        >
          {WORK_KINDS.map((kind) => <option key={kind} value={kind}>{kindLabels[kind]}</option>)}
        </select>
      </label>
      <Field
        label="Requests" {...number('requestCount')} testId="tokens-requests" note="shared out over all its GPUs"
        value={draft.requests} set={(requests) => change({ requests })}
      />
      <Field
        label={draft.kind === 'Decode' ? 'Read before, each' : 'To be read, each'} unit="tokens" {...number('promptTokenCount')}
        testId="tokens-prompt" value={draft.prompt} set={(prompt) => change({ prompt })}
      />
      {writes && (
        <>
          <Field
            label="To be written, each" unit="tokens" {...number('outputTokenCount')} testId="tokens-output"
            value={draft.output} set={(output) => change({ output })}
          />
          <Field
            label="At a time on a GPU" unit="requests" {...number('batchSize')} testId="tokens-batch"
            value={draft.batch} set={(batch) => change({ batch })}
          />
        </>
      )}
    </>
  );
}

function ModelShape({ draft, change, issues }: Props) {
  const its = (name: string) => ({ type: 'number' as const, pointer: `/work/model/${name}`, problem: problemAt(issues, `/work/model/${name}`) });
  return (
    <>
      <Field
        label="Parameters" unit="billion" {...its('parameterCount')} min={0} step={0.1} testId="tokens-parameters"
        note="that a token passes: of experts the active ones" value={draft.parameters}
        set={(parameters) => change({ parameters })}
      />
      <Field
        label="Layers" {...its('layerCount')} min={1} step={1} testId="tokens-layers"
        value={draft.layers} set={(layers) => change({ layers })}
      />
      <Field
        label="Width of a layer" {...its('hiddenSize')} min={1} step={1} testId="tokens-width"
        value={draft.width} set={(width) => change({ width })}
      />
      <Field
        label="Width of its keys" {...its('kvSize')} min={1} step={1} testId="tokens-kv" note="empty: as wide as the layer"
        value={draft.kvWidth} set={(kvWidth) => change({ kvWidth })}
      />
      <label class="field">
        <span>Numbers</span>
        <select
          value={draft.precision} data-pointer="/work/model/precision" data-testid="tokens-precision"
          onChange={(event) => change({ precision: event.currentTarget.value })}
        >
          {PRECISIONS.map((precision) => <option key={precision} value={precision}>{precision}</option>)}
        </select>
      </label>
    </>
  );
}

/** Work on a language model, whose length follows from what was measured. */
export function TokensFields(props: Props) {
  return (
    <fieldset data-testid="tokens-fields">
      <legend>Tokens of a language model</legend>
      <div class="field-grid">
        <Requests {...props} />
        <ModelShape {...props} />
      </div>
      <small class="field-problem" data-testid="tokens-problem">
        {props.issues.filter(({ pointer }) => pointer === '/work').map(({ detail }) => detail).join(' ')}
      </small>
    </fieldset>
  );
}
