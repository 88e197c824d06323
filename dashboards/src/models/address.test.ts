import { describe, expect, it } from 'vitest';
import type { MeasuredModel } from '../api/models';
import { mixOf, modelsOf, namesText, pairOf, pickedOf, questionOf, read, typed } from './address';

const names = ['A', 'B, large', 'C', 'D', 'E'];
const all: MeasuredModel[] = ['chat', 'code'].flatMap((task) =>
  names.flatMap((nickname) => ['H100', 'B200'].map((gpuType) => ({ nickname, task, gpuType, configurationCount: 3 }))),
);
const words = (query: string) => {
  const search = new URLSearchParams(query);
  return (name: string) => search.get(name) ?? undefined;
};

describe('a comparison in the address', () => {
  it('is of the first four models where nothing is said', () => {
    expect(questionOf(all, words(''))).toEqual({
      task: 'chat', models: names.slice(0, 4).map((nickname) => ({ nickname })), assumptions: { source: 'typed on the page' },
      headroomMw: 1, workload: { requestsPerSecond: 100, from: 'D', to: 'A' }, metric: 'tasks-per-mwh', against: 'quality', small: 'A', large: 'D',
    });
  });

  it('is asked as it is written', () => {
    const models = encodeURIComponent(namesText(['E', 'B, large']));
    expect(questionOf(all, words(`task=code&gpu=B200&models=${models}&metric=quality&against=colour&small=E&pue=1,2&full=50&latency=40&kw.B200=1.6&harm=0.5&headroom=2&requests=7`))).toEqual({
      task: 'code',
      models: [{ nickname: 'B, large', gpuType: 'B200' }, { nickname: 'E', gpuType: 'B200' }],
      assumptions: { source: 'typed on the page', gpus: [{ gpuType: 'B200', hostKw: 1.6, source: 'typed on the page' }], pue: 1.2, utilisationRatio: 0.5, latencyMillis: 40 },
      rejection: { errorEur: 0.5, source: 'typed on the page' },
      headroomMw: 2, workload: { requestsPerSecond: 7, from: 'B, large', to: 'E' }, metric: 'quality', against: 'quality', small: 'E', large: 'B, large',
    });
  });

  it('moves all jobs of the plan, one of them, or none', () => {
    const jobsOf = (query: string) => questionOf(all, words(query), [], ['job-1', 'job-2'])?.workload.jobIds;
    expect(jobsOf('')).toEqual(['job-1', 'job-2']);
    expect(jobsOf('jobs=job-2')).toEqual(['job-2']);
    expect(jobsOf('jobs=none')).toBeUndefined();
    expect(jobsOf('jobs=job-3')).toBeUndefined();
    expect(questionOf(all, words(''))?.workload).not.toHaveProperty('jobIds');
  });

  it('takes typed shares and requests at once', () => {
    const question = questionOf(all, words('models=A,C&accepted.A=91.3&accepted.C=0&batch=64'));
    expect(question?.models).toEqual([{ nickname: 'A', acceptedRatio: 0.913, source: 'typed on the page' }, { nickname: 'C' }]);
    expect(question?.assumptions).toEqual({ source: 'typed on the page', batchRequestCount: 64 });
  });

  it('sends refused answers to a model that is compared, and to no other', () => {
    expect(questionOf(all, words('to=A&harm=1'))?.rejection).toEqual({ escalatedTo: 'A' });
    expect(questionOf(all, words('to=E&harm=1'))?.rejection).toEqual({ errorEur: 1, source: 'typed on the page' });
  });

  it('is none of fewer than two models', () => {
    expect(pickedOf(all, words('models=A'))).toEqual(['A']);
    expect(questionOf(all, words('models=A'))).toBeUndefined();
    expect(pairOf([], words(''))).toEqual({ small: '', large: '' });
  });

  it('is of several tasks in equal parts until shares are typed', () => {
    const some = all.filter(({ nickname, task }) => nickname !== 'D' || task === 'chat');
    expect(mixOf(some, words('task=*'))).toEqual([{ task: 'chat', shareRatio: 0.5 }, { task: 'code', shareRatio: 0.5 }]);
    expect(modelsOf(some, words('task=*'))).not.toContain('D');
    expect(modelsOf(some, words('task=*&share.chat=30'))).toContain('D');
    const question = questionOf(some, words('task=*&share.chat=30&share.code=90'));
    expect(question?.task).toBeUndefined();
    expect(question?.mix).toEqual([{ task: 'chat', shareRatio: 0.3 }, { task: 'code', shareRatio: 0.9 }]);
  });

  it('moves the requests of a service that there is, or of all', () => {
    const moved = (query: string) => questionOf(all, words(query), ['assistant', 'coding'])?.workload;
    expect(moved('services=coding')).toMatchObject({ serviceIds: ['coding'] });
    expect(moved('services=*')).toMatchObject({ serviceIds: ['assistant', 'coding'] });
    expect(moved('services=gone&requests=3')).toMatchObject({ requestsPerSecond: 3 });
  });

  it('offers what was measured on the chosen type of GPU', () => {
    const some = all.filter(({ nickname, gpuType }) => nickname !== 'C' || gpuType === 'H100');
    expect(modelsOf(some, words('gpu=B200'))).not.toContain('C');
    expect(modelsOf(some, words(''))).toContain('C');
  });
});

describe('a typed number', () => {
  it('says what is wrong with it', () => {
    expect(read(typed.pue, '1.2')).toEqual({ value: 1.2 });
    expect(read(typed.pue, ' ')).toEqual({});
    expect(read(typed.pue, '0.9').problem).toBe('PUE has to be a number from 1 to 5.');
    expect(read(typed.pue, '1e3').problem).toBeDefined();
    expect(read(typed.pue, 'x').problem).toBeDefined();
  });
});
