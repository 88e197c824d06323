import type { Agent } from '../api/validationtypes';
import { duration } from '../units/format';

/** An agent asks at least this often while it waits. */
const SILENT_MS = 120_000;

export function isSilent({ lastSeenAt }: Agent, now: number): boolean {
  return now - Date.parse(lastSeenAt) > SILENT_MS;
}

/** It says of itself that there is no machine. */
export function isSimulated({ facts }: Agent): boolean {
  return facts['simulated'] === 'yes';
}

function doing({ order }: Agent): string {
  if (!order) return 'waits for orders';
  const { step } = order;
  return step ? `measures ${step.kernel}, ${step.number} of ${step.kernelCount}` : 'begins an order';
}

/** What it does, or since when nothing is heard of it. */
export function agentStateText(agent: Agent, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(agent.lastSeenAt)) / 1000));
  return isSilent(agent, now) ? `silent for ${duration(seconds)}` : doing(agent);
}
