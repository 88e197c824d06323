import { useEffect, useRef } from 'preact/hooks';
import { useResource } from '../api/resource';
import { sovereigntyApi } from '../api/sovereignty';
import type { RegisterDifference, RegisterVersion } from '../api/sovereigntytypes';
import { Icon } from '../shell/icons';
import { param, setParams } from '../shell/router';
import { ErrorState, Skeleton } from '../shell/states';
import { moment, shortDigest } from '../sovereignty/words';
import { DifferenceView } from './difference';
import { entryCount } from './words';

function name({ version, putAt }: RegisterVersion): string {
  return `${shortDigest(version)} of ${moment(putAt)}`;
}

interface Props {
  /** Newest first. */
  registers: readonly RegisterVersion[];
  chosen: number;
  /** Whether there are none before these. */
  isLast: boolean;
}

/** What a register of the history says otherwise than another: the one before it, unless another is named. */
export function Compared({ registers, chosen, isLast }: Props) {
  const register = registers[chosen];
  const wanted = registers.findIndex(({ putAt }) => putAt === param('against'));
  const against = registers[wanted >= 0 ? wanted : chosen + 1] ?? (chosen > 0 ? registers[0] : undefined);
  const box = useRef<HTMLElement>(null);
  const key = register && against && JSON.stringify([register.version, against.version]);
  const resource = useResource<RegisterDifference>(key, (signal) =>
    sovereigntyApi.registerDiff(register?.version ?? '', against?.version ?? '', signal).then(({ difference }) => difference),
  );
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [key, resource.data !== undefined]);
  if (!register) return null;
  return (
    <section class="register-compared" aria-label="Compared" ref={box} data-testid="register-compared">
      <header>
        <h3>What {name(register)} UTC says otherwise than</h3>
        {against && (
          <select
            aria-label="The other register" value={against.putAt} data-testid="compare-against"
            onChange={(event) => setParams({ against: event.currentTarget.value })}
          >
            {registers.map((other, at) => at !== chosen && (
              <option key={other.putAt} value={other.putAt}>
                {name(other)}{at === 0 ? ', in force' : at === chosen + 1 ? ', the one before' : ''}
              </option>
            ))}
          </select>
        )}
        <button
          type="button" class="button quiet square" aria-label="Close" title="Close"
          onClick={() => setParams({ register: undefined, against: undefined })}
        >
          <Icon name="close" />
        </button>
      </header>
      {!against ? <p class="muted">{isLast ? 'It is the only one.' : 'Load more registers to compare it with an earlier one.'}</p>
        : resource.error ? <ErrorState error={resource.error} retry={resource.reload} compact />
          : !resource.data ? <Skeleton label="what is different" />
            : entryCount(resource.data) === 0 ? <p data-testid="registers-same"><Icon name="check" /> They say the same.</p>
              : <DifferenceView difference={resource.data} />}
    </section>
  );
}
