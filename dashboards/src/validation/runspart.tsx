import { useSignal } from '@preact/signals';
import type { Resource } from '../api/resource';
import { useResource } from '../api/resource';
import type { Page } from '../api/types';
import { validationApi, validationUrls } from '../api/validation';
import type { RunNode, ValidationRun, ValidationRunSummary } from '../api/validationtypes';
import { ReasonDialog } from '../shell/reasondialog';
import { useRefresh } from '../shell/refresh';
import { ErrorState } from '../shell/states';
import { dateTime } from '../units/zone';
import { VerdictWord } from './verdictword';
import { isOpen, orderWord } from './words';

const PROGRESS_MS = 1_500;

function Progress({ node }: { node: RunNode }) {
  const { step, state, part, detail, verdict } = node;
  return (
    <p class="run-progress" data-testid="run-progress" data-state={state}>
      <b>{orderWord(state)}</b>
      {part > 1 && <span class="muted"> part {part}: the first blocks did not decide</span>}
      {step && (
        <>
          {' '}<progress max={step.kernelCount} value={step.number - 1} aria-label="Kernels done" />{' '}
          <small>{step.kernel}, {step.number} of {step.kernelCount}</small>
        </>
      )}
      {detail && <span class="muted"> {detail}</span>}
      {!isOpen(state) && verdict && <> <VerdictWord verdict={verdict} /></>}
    </p>
  );
}

interface RunProps {
  runId: string;
  nodeId: string;
  turn: number;
  mayChange: boolean;
  /** It is over, where it was not when it was first seen. */
  ended: () => void;
}

/** A run as its node is at it, looked at again and again until it is over. */
export function RunProgress({ runId, nodeId, turn, mayChange, ended }: RunProps) {
  const run = useResource<ValidationRun>(`${runId} ${turn}`, async (signal) => {
    const now = await validationApi.run(runId, signal);
    if (wasOpen.value && !open(now, nodeId)) ended();
    wasOpen.value = open(now, nodeId);
    return now;
  }, true);
  const wasOpen = useSignal(true);
  const taking = useSignal(false);
  const node = run.data?.nodes.find((each) => each.nodeId === nodeId);
  const goesOn = node !== undefined && isOpen(node.state);
  useRefresh(PROGRESS_MS, goesOn, run.reload);
  if (run.error && !run.data) return <ErrorState error={run.error} retry={run.reload} compact />;
  if (!node || !run.data) return null;
  return (
    <div class="run-now" data-testid="run-now" role="status">
      <Progress node={node} />
      <p class="muted">
        {run.data.reason}, asked by {run.data.createdBy}.{' '}
        {goesOn && mayChange && (
          <button type="button" class="button small" data-testid="take-back" onClick={() => (taking.value = true)}>Take it back</button>
        )}
      </p>
      <ReasonDialog
        id="take-back-run" title="Take the run back" act="Take it back" open={taking}
        run={async (reason) => {
          await validationApi.cancel(runId, reason);
          run.reload();
        }}
      >
        <p>What is not measured yet is not measured; what was is kept.</p>
      </ReasonDialog>
    </div>
  );
}

function open(run: ValidationRun, nodeId: string): boolean {
  return run.nodes.some((each) => each.nodeId === nodeId && isOpen(each.state));
}

/** Every run of a node, newest first. */
export function RunList({ runs }: { runs: Resource<Page<ValidationRunSummary>> }) {
  const items = runs.data?.items ?? [];
  if (runs.error && !runs.data) return <ErrorState error={runs.error} retry={runs.reload} compact />;
  if (items.length === 0) return <p class="muted">It was never asked to measure.</p>;
  return (
    <ul class="node-past" data-testid="node-runs">
      {items.map(({ id, createdAt, createdBy, extent, reason, cancelledAt }) => (
        <li key={id}>
          <a href={validationUrls.run(id)} target="_blank" rel="noreferrer">{dateTime(Date.parse(createdAt), 'UTC', true)}</a> {extent}, {reason}
          <span class="muted"> by {createdBy}{cancelledAt && ', taken back'}</span>
        </li>
      ))}
    </ul>
  );
}
