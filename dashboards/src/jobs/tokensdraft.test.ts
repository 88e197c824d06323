import { describe, expect, it } from 'vitest';
import { FIRST_TOKENS, workOf } from './tokensdraft';

describe('tokens as they are typed', () => {
  it('become work on a model', () => {
    expect(workOf({ ...FIRST_TOKENS, parameters: '7.5' })).toEqual({
      model: { parameterCount: 7_500_000_000, layerCount: 32, hiddenSize: 4096, kvSize: 1024, precision: 'bf16' },
      kind: 'Generate', promptTokenCount: 2000, outputTokenCount: 300, requestCount: 100_000, batchSize: 32,
    });
  });
  it('are not written where prompts are only read', () => {
    const work = workOf({ ...FIRST_TOKENS, kind: 'Prefill' });
    expect(work.outputTokenCount).toBeUndefined();
    expect(work.batchSize).toBeUndefined();
  });
  it('are left out where a field is empty, so that the service names it', () => {
    expect(Object.keys(workOf({ ...FIRST_TOKENS, layers: '', requests: ' ' }).model)).not.toContain('layerCount');
    expect(workOf({ ...FIRST_TOKENS, requests: ' ' }).requestCount).toBeUndefined();
  });
});
