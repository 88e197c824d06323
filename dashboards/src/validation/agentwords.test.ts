import { expect, test } from 'vitest';
import type { Agent } from '../api/validationtypes';
import { agentStateText, isSimulated } from './agentwords';

const at = Date.parse('2026-11-27T10:00:00Z');
const agent: Agent = {
  id: 'a', nodeId: 'n1', enrolledAt: '2026-11-27T09:00:00Z', lastSeenAt: '2026-11-27T09:59:30Z', facts: {}, devices: [],
};

test('an agent that asks is waiting, and one that does not is silent', () => {
  expect(agentStateText(agent, at)).toBe('waits for orders');
  expect(agentStateText(agent, at + 300_000)).toContain('silent for');
});

test('an agent at an order says how far it is', () => {
  const step = { kernel: 'copy', number: 2, kernelCount: 8, doneBlockCount: 0, blockCount: 10 };
  expect(agentStateText({ ...agent, order: { orderId: 'o', runId: 'r', state: 'Running', step } }, at)).toBe('measures copy, 2 of 8');
});

test('a simulated machine is told from a real one', () => {
  expect(isSimulated(agent)).toBe(false);
  expect(isSimulated({ ...agent, facts: { simulated: 'yes' } })).toBe(true);
});
