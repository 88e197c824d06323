import type { ModelWork, WorkKind } from '../api/livetypes';
import { scaled } from './figures';

/** Tokens of a language model as they are typed. */
export interface TokensDraft {
  kind: WorkKind;
  /** In billions; of experts only the active ones. */
  parameters: string;
  layers: string;
  width: string;
  /** '' where keys are as wide as the layer. */
  kvWidth: string;
  precision: string;
  requests: string;
  prompt: string;
  output: string;
  batch: string;
}

const BILLION = 1e9;

/** A model of eight billion parameters that summarises a hundred thousand texts. */
export const FIRST_TOKENS: TokensDraft = {
  kind: 'Generate', parameters: '8', layers: '32', width: '4096', kvWidth: '1024', precision: 'bf16',
  requests: '100000', prompt: '2000', output: '300', batch: '32',
};

/** What is asked for; an empty field is left out, which the service answers for. */
export function workOf(draft: TokensDraft): ModelWork {
  const given = <K extends string>(name: K, text: string, factor = 1): { [name in K]?: number } => {
    const value = scaled(text, factor);
    return (value === undefined ? {} : { [name]: value }) as { [name in K]?: number };
  };
  const writes = draft.kind !== 'Prefill';
  return {
    model: {
      ...given('parameterCount', draft.parameters, BILLION),
      ...given('layerCount', draft.layers),
      ...given('hiddenSize', draft.width),
      ...given('kvSize', draft.kvWidth),
      precision: draft.precision,
    },
    kind: draft.kind,
    ...given('promptTokenCount', draft.prompt),
    ...(writes ? given('outputTokenCount', draft.output) : {}),
    ...given('requestCount', draft.requests),
    ...(writes ? given('batchSize', draft.batch) : {}),
  };
}
