import type { Column, ComparedRow } from '../api/scenarios';
import { Icon } from '../shell/icons';
import { setParams } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { pinned } from './address';
import { columnNames, rowIn, rowsOf } from './dataset';
import { cardText, differenceText, doneRatio, isOpen, questionText, rowId, rowLabel, runText, valueText } from './words';

const signs = { better: 'up', worse: 'down', same: 'even' } as const;

function Cell({ row, column }: { row: ComparedRow | undefined; column: Column }) {
  if (!row) return <td class="number muted">–</td>;
  const value = valueText(row, column.to);
  if (column.isBaseline) return <td class="number">{value}</td>;
  return (
    <td class="number" data-testid={`difference-${rowId(row)}`}>
      <b>{differenceText(row)}</b> {row.word && <span class={`scenario-word ${signs[row.word]}`}>{row.word}</span>}
      <small class="muted">{value}</small>
    </td>
  );
}

function Progress({ column }: { column: Column }) {
  const { run } = column;
  if (!run) return <span class="muted">not run yet</span>;
  if (run.state === 'Done') return null;
  return (
    <span data-testid="column-progress" role="status">
      {run.state === 'Running' && <progress max={1} value={doneRatio(run)} aria-label={`Progress of ${column.name}`} />}
      {run.state === 'Failed' && <Icon name="error" size={12} />} {runText(run)}
      {isOpen(run) && column.resultRunId && <small class="muted"> the figures are of the run before</small>}
    </span>
  );
}

interface HeadProps {
  column: Column;
  name: string;
  ids: readonly string[];
}

function Head({ column, name, ids }: HeadProps) {
  return (
    <th scope="col" data-testid="column-head" data-column={column.id}>
      <span class="scenario-name">{name}</span>
      {column.isBaseline
        ? <span class="badge">baseline</span>
        : <button type="button" class="button small quiet" data-testid="pin" aria-label={`Make ${name} the baseline`} onClick={() => setParams({ ids: pinned(ids, column.id).join(',') })}><Icon name="pin" size={12} /> Baseline</button>}
      <Progress column={column} />
    </th>
  );
}

function Inputs({ columns }: { columns: readonly Column[] }) {
  return (
    <>
      <tr>
        <th scope="row">What changes</th>
        {columns.map((column, at) => <td key={at} class="scenario-cards">{column.cards.length === 0 ? 'nothing' : column.cards.map(cardText).join('; ')}</td>)}
      </tr>
      <tr>
        <th scope="row">How it is asked</th>
        {columns.map((column, at) => <td key={at} class="scenario-cards">{questionText(column.question)}{column.planVersion !== undefined && `; version ${column.planVersion} of the plan`}</td>)}
      </tr>
      <tr>
        <th scope="row">Work that finds no place, from</th>
        {columns.map((column, at) => <td key={at} class="scenario-cards">{column.resultRunId === undefined ? '–' : column.shortProfiles.length === 0 ? 'none' : column.shortProfiles.map(({ profileId, on }) => `${profileId} from ${on}`).join(', ')}</td>)}
      </tr>
    </>
  );
}

/** The columns beside each other: the first is the baseline, of the others the differences are told. */
export function CompareTable({ columns, ids }: { columns: readonly Column[]; ids: readonly string[] }) {
  const names = columnNames(columns);
  return (
    <TableBox label="Comparison of scenarios">
      <table class="compare-table" data-testid="compare-table">
        <thead><tr><th scope="col">Figure</th>{columns.map((column, at) => <Head key={`${column.id} ${at}`} column={column} name={names[at] ?? ''} ids={ids} />)}</tr></thead>
        <tbody>
          {rowsOf(columns).map((row) => (
            <tr key={rowId(row)} data-testid={`row-${rowId(row)}`}>
              <th scope="row">{rowLabel(row)}</th>
              {columns.map((column, at) => <Cell key={`${column.id} ${at}`} row={rowIn(column, rowId(row))} column={column} />)}
            </tr>
          ))}
          <Inputs columns={columns} />
        </tbody>
      </table>
    </TableBox>
  );
}
