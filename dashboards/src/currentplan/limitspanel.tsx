import { useSignal } from '@preact/signals';
import { planNow } from '../api/plantime';
import { HELD, isHeld } from '../api/accesstypes';
import { liveApi, liveUrls } from '../api/live';
import type { Basis, PowerLimit } from '../api/livetypes';
import type { Resource } from '../api/resource';
import type { Dataset } from '../charts/dataset';
import { ExportMenu } from '../charts/exportmenu';
import { notify } from '../shell/announce';
import { Panel } from '../shell/panel';
import { ReasonDialog } from '../shell/reasondialog';
import { TableBox } from '../shell/tablebox';
import { count, exact, power } from '../units/format';
import { timeRange } from '../units/zone';
import { inForce, withdrawal } from './limits';

function Row({ limit, ask }: { limit: PowerLimit; ask: () => void }) {
  const watts = limit.limitW ?? 0;
  const from = Date.parse(limit.from);
  return (
    <tr data-testid="limit-row">
      <td><b>{limit.subjectId}</b></td>
      <td class="number" title={exact(watts, 'W')}>{power(watts)}</td>
      <td>{timeRange(from, Date.parse(limit.to), 'UTC')}</td>
      <td>{from > planNow() ? 'to come' : 'in force'}</td>
      <td class="wrap">{limit.reason} <span class="muted">({limit.source})</span></td>
      <td>
        <button type="button" class="button small" data-testid="withdraw" aria-label={`Withdraw the limit of ${limit.subjectId}`} onClick={ask}>
          Withdraw
        </button>
      </td>
    </tr>
  );
}

function dataset(limits: readonly PowerLimit[]): Dataset {
  const rows = limits.map((it) => [it.id, it.subjectId, it.limitW, it.from, it.to, it.source, it.reason]);
  return {
    name: 'power-limits',
    columns: [
      { id: 'id', label: 'Limit' }, { id: 'subjectId', label: 'Of' },
      { id: 'limitW', label: 'At most, W', numeric: true }, { id: 'from', label: 'From' },
      { id: 'to', label: 'To' }, { id: 'source', label: 'Said by' }, { id: 'reason', label: 'Reason' },
    ],
    count: rows.length,
    cell: (row, column) => rows[row]?.[column],
    facts: { zone: 'UTC' },
  };
}

function gains(jobs: number): string {
  return jobs === 0 ? 'no job moves' : `${count(jobs)} ${jobs === 1 ? 'job has' : 'jobs have'} another place`;
}

interface Props {
  limits: Resource<{ items: PowerLimit[] }>;
  basis: Basis | undefined;
  withdrawn: () => void;
}

/** Limits that somebody has set beside those that the fleet has anyway. */
export function LimitsPanel({ limits, basis, withdrawn }: Props) {
  const asking = useSignal(false);
  const chosen = useSignal<PowerLimit | undefined>(undefined);
  const found = inForce(limits.data?.items ?? []);
  const limit = chosen.value;

  async function withdraw(reason: string): Promise<void> {
    if (!limit || !basis) return;
    const done = await liveApi.limit(withdrawal(limit, basis, reason));
    notify(isHeld(done) ? HELD : `The limit is withdrawn; ${gains(done.affectedCount)}`);
    withdrawn();
  }

  return (
    <>
      <Panel<{ items: PowerLimit[] }>
        id="limits" title="Limits in force and to come" note="times in UTC" resource={limits}
        tools={<ExportMenu panel="limits" url={liveUrls.limits} dataset={() => dataset(found)} />}
        empty={
          found.length > 0 ? undefined
            : { title: 'No limit is set', body: <p>Beside those of the grid connections. Set one with the form above.</p> }
        }
      >
        {() => (
          <TableBox label="Limits">
            <table>
              <thead>
                <tr>
                  <th scope="col">Of</th><th scope="col" class="number">At most</th><th scope="col">When, UTC</th>
                  <th scope="col">State</th><th scope="col">Reason, and who says so</th>
                  <th scope="col"><span class="visually-hidden">Action</span></th>
                </tr>
              </thead>
              <tbody>
                {found.map((it) => (
                  <Row
                    key={it.id} limit={it}
                    ask={() => {
                      chosen.value = it;
                      asking.value = true;
                    }}
                  />
                ))}
              </tbody>
            </table>
          </TableBox>
        )}
      </Panel>
      <ReasonDialog id="withdraw-dialog" title="Withdraw this limit?" act="Withdraw it" open={asking} run={withdraw}>
        <p>{limit && `${limit.subjectId} may draw more than ${power(limit.limitW ?? 0)} again; the plan is made anew at once.`}</p>
      </ReasonDialog>
    </>
  );
}
