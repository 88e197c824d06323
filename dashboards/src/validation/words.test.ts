import { expect, test } from 'vitest';
import { agentCommands, checkText, errorText, looks, marginText, ratioText, valueText } from './words';

test('every verdict has a word and a shape of its own', () => {
  const all = Object.values(looks);
  expect(new Set(all.map(({ word }) => word)).size).toBe(all.length);
  expect(new Set(all.map(({ icon }) => icon)).size).toBe(all.length);
  expect(looks.NotRun.word).toBe('not run');
});

test('errors are read with the tolerance that they are held against', () => {
  expect(errorText(1.1e-7)).toBe('1.1×10⁻⁷');
  expect(checkText({ errorRatio: 0.0011, toleranceRatio: 0.02 })).toBe('error 0.0011, 0.02 allowed');
  expect(checkText({ errorRatio: 0, toleranceRatio: 0 })).toBe('error 0, none allowed');
  expect(checkText({ toleranceRatio: 0.02 })).toBe('error is no number, 0.02 allowed');
  expect(checkText({})).toBe('not checked');
});

test('what is not known is a dash and never a number', () => {
  expect(ratioText(undefined)).toBe('–');
  expect(valueText(undefined, 'GB/s')).toBe('–');
  expect(ratioText(0.98)).toBe('0.980');
  expect(marginText(0.05)).toBe('5\u00a0%');
});

test('the token is in a file and in no argument', () => {
  const commands = agentCommands('once', 'http://here');
  expect(commands.split('\n')[1]).not.toContain('once');
  expect(commands).toContain('--service http://here');
});
