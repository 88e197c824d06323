import type { ServiceState } from '../api/servicetypes';
import { stateLabel } from './words';

const classes: Record<ServiceState, string> = {
  Pending: 'job-cancelled',
  Served: 'job-done',
  PartlyServed: 'job-waiting',
  Unserved: 'job-failed',
};

export function ServiceStateBadge({ state }: { state: ServiceState }) {
  return <span class={`badge ${classes[state]}`} data-testid="service-state">{stateLabel(state)}</span>;
}
