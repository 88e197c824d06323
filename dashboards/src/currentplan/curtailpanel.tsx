import { useSignal } from '@preact/signals';
import { api } from '../api/client';
import type { Basis } from '../api/livetypes';
import { useResource, type Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { CurtailForm } from './curtailform';

interface Props {
  basis: Resource<Basis | null>;
  scenarioId: string;
  applied: () => void;
}

/** A site gets less power for some time: tried first, then done. */
export function CurtailPanel({ basis, scenarioId, applied }: Props) {
  const scenario = useResource(scenarioId, (signal) => api.scenario(scenarioId, signal));
  const times = useSignal(0);
  return (
    <Panel<Basis | null> id="curtail" title="Curtail a site" note="nothing changes before you apply it" resource={basis}>
      {(data) => data && (
        <CurtailForm
          key={times.value} basis={data} applied={applied} again={() => (times.value += 1)}
          limits={new Map(scenario.data?.sites.map(({ id, limitW }) => [id, limitW]))}
        />
      )}
    </Panel>
  );
}
