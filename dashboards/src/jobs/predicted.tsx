import type { Estimate, JobPrediction } from '../api/livetypes';
import { may } from '../shell/self';
import { count, duration, energy } from '../units/format';
import { jouleText, rangeText, sourceText } from './predictedwords';

/** The newest run that a prediction is known from, for who may see it. */
function Evidence({ estimate }: { estimate: Estimate }) {
  const runId = estimate.evidence[0]?.runId;
  const words = `${count(estimate.nodeCount)} ${estimate.nodeCount === 1 ? 'node' : 'nodes'} measured`;
  return runId && may('validation:read')
    ? <a href={`/validation?run=${encodeURIComponent(runId)}`} data-testid="prediction-evidence">{words}</a>
    : <span>{words}</span>;
}

function OfType({ type }: { type: JobPrediction['types'][number] }) {
  const { estimate } = type;
  return (
    <li class="prediction" data-testid={`prediction-${type.gpuTypeId}`}>
      <b>{type.gpuTypeId}</b>{' '}
      {estimate ? (
        <>
          <span class="badge">estimate</span> {rangeText(estimate)}, planned for {duration(type.plannedSeconds)}
          <small class="muted">
            {jouleText(estimate)}, {energy(estimate.energyWh)} in all, {sourceText(estimate)}, from <Evidence estimate={estimate} />
          </small>
        </>
      ) : (
        <>{duration(type.plannedSeconds)}, as was said<small class="muted">not measured on this type</small></>
      )}
    </li>
  );
}

/** How long a job's tokens take on each GPU type, and what that is known from. */
export function Predicted({ prediction }: { prediction: JobPrediction }) {
  return (
    <ul class="predictions" data-testid="prediction">
      {prediction.types.map((type) => <OfType key={type.gpuTypeId} type={type} />)}
    </ul>
  );
}
