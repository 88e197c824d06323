import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { randomKey } from '../api/client';
import { validationApi } from '../api/validation';
import type { ValidationRun } from '../api/validationtypes';
import { ReasonDialog } from '../shell/reasondialog';

type Extent = 'kernel' | 'quick' | 'full';

interface Props {
  open: Signal<boolean>;
  nodeId: string;
  kernel: string | undefined;
  made: (run: ValidationRun) => void;
}

/** Asks why a node is to be measured again, and in what. One opening makes one run, however often it is sent. */
export function RunDialog({ open, nodeId, kernel, made }: Props) {
  const extent = useSignal<Extent>('quick');
  const key = useRef('');
  useEffect(() => {
    if (open.value) key.current = randomKey();
  }, [open.value]);

  async function run(reason: string): Promise<void> {
    const chosen = extent.value;
    made(
      await validationApi.submit(
        {
          nodeIds: [nodeId], extent: chosen === 'full' ? 'full' : 'quick', reason,
          ...(chosen === 'kernel' && kernel ? { kernels: [kernel] } : {}),
        },
        key.current,
      ),
    );
  }

  const choice = (value: Extent, label: string) => (
    <label class="check">
      <input
        type="radio" name="extent" checked={extent.value === value} data-testid={`extent-${value}`}
        onChange={() => {
          extent.value = value;
          key.current = randomKey();
        }}
      />
      {label}
    </label>
  );
  return (
    <ReasonDialog id="rerun" title={`Measure ${nodeId} again`} act="Measure" open={open} run={run} harmless>
      <p>Its agent begins as soon as the node is not in use; until then the order waits, for two hours.</p>
      <fieldset>
        <legend class="visually-hidden">How much</legend>
        {choice('quick', 'Quick: each kernel at one size, under a minute')}
        {choice('full', 'Full: each size, under five minutes')}
        {kernel && choice('kernel', `${kernel} alone`)}
      </fieldset>
    </ReasonDialog>
  );
}
