import { useSignal } from '@preact/signals';
import type { DeletedScenario } from '../api/scenarios';
import { TableBox } from '../shell/tablebox';
import { count } from '../units/format';
import { dateTime } from '../units/zone';
import { freeName } from './freename';

interface Acts {
  /** Of those that are there. */
  names: readonly string[];
  mayChange: boolean;
  restore: (id: string, name: string | undefined) => void;
}

/** Its own name where that is free; another where it is not, which can be changed. */
function Restore({ its, names, restore }: Omit<Acts, 'mayChange'> & { its: DeletedScenario }) {
  const { id, name } = its.scenario;
  const typed = useSignal<string | undefined>(undefined);
  if (!its.isNameTaken) return <button type="button" class="button small" data-testid="bring-back" aria-label={`Bring back ${name}`} onClick={() => restore(id, undefined)}>Bring back</button>;
  const other = typed.value ?? freeName(name, names);
  return (
    <form class="scenario-sure" onSubmit={(event) => { event.preventDefault(); restore(id, other.trim()); }}>
      <label class="inline-field">as
        <input type="text" required maxLength={100} autocomplete="off" value={other} data-testid="bring-back-name" aria-label={`Name under which ${name} comes back`} onInput={(event) => (typed.value = event.currentTarget.value)} />
      </label>
      <button type="submit" class="button small" data-testid="bring-back" aria-label={`Bring back ${name} under this name`}>Bring back</button>
    </form>
  );
}

function Row({ its, mayChange, ...acts }: Acts & { its: DeletedScenario }) {
  return (
    <tr data-testid="deleted-row" data-deleted={its.scenario.id}>
      <th scope="row">{its.scenario.name}{its.isNameTaken && <span class="muted"> the name is taken by now</span>}</th>
      {mayChange && <td><Restore its={its} {...acts} /></td>}
      <td>{its.deletedAt === undefined ? '–' : `${dateTime(Date.parse(its.deletedAt), 'UTC')} UTC`}</td>
      <td>{its.deletedBy ?? '–'}</td>
    </tr>
  );
}

/** Scenarios that were deleted last and may come back; nothing where there is none. */
export function BinList({ items, ...acts }: Acts & { items: readonly DeletedScenario[] }) {
  if (items.length === 0) return null;
  return (
    <details class="scenario-bin" data-testid="scenario-bin">
      <summary>Deleted ({count(items.length)})</summary>
      <TableBox label="Scenarios that were deleted">
        <table>
          <thead><tr><th scope="col">Scenario</th>{acts.mayChange && <th scope="col"><span class="visually-hidden">Bring it back</span></th>}<th scope="col">Deleted</th><th scope="col">By</th></tr></thead>
          <tbody>{items.map((its) => <Row key={its.scenario.id} its={its} {...acts} />)}</tbody>
        </table>
      </TableBox>
    </details>
  );
}
