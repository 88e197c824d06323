import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { MatrixPlace, ResidencyMatrix } from '../api/sovereigntytypes';
import { setParams } from '../shell/router';
import { exact, power } from '../units/format';
import { profileHref } from './address';
import { useCellInView } from './cellinview';
import { DecisionWord } from './decision';
import { step, type Cell, type MatrixRow } from './matrix';
import { day, plural, shortKeys } from './words';

function PlaceHead({ place }: { place: MatrixPlace }) {
  return (
    <th scope="col" data-testid="place-head">
      {place.id}
      <small title={exact(place.powerW, 'W')}>{power(place.powerW)}</small>
      {place.plannedW > 0 && <small title={exact(place.plannedW, 'W')}>+{power(place.plannedW)} planned</small>}
    </th>
  );
}

function ProfileHead({ row: { profile, depth }, at }: { row: MatrixRow; at: string | undefined }) {
  return (
    <th scope="row" data-testid="profile-head">
      <div style={{ paddingLeft: `${Math.min(depth, 4) * 14}px` }}>
        {depth > 0 && <span class="branch" aria-hidden="true">└ </span>}
        <a href={profileHref(profile.id, at)}>{profile.title}</a>
        <small>
          {profile.id} v{profile.version}, {plural(profile.clauseCount, 'clause')}
          {profile.waiverCount > 0 && `, ${plural(profile.waiverCount, 'waiver')}`}
          {profile.jobCount > 0 && `, ${plural(profile.jobCount, 'job')}`}
        </small>
      </div>
    </th>
  );
}

/** Why, in a few words: the rules against it, or how long it holds. */
function reason({ isUnlisted, clauses, validUntil }: Cell): string {
  if (isUnlisted) return 'not listed';
  if (clauses.length > 0) return shortKeys(clauses);
  return validUntil ? `until ${day(validUntil)}` : '';
}

interface CellProps {
  cell: Cell;
  title: string;
  chosen: boolean;
  inTabOrder: boolean;
  focused: () => void;
}

function MatrixCellButton({ cell, title, chosen, inTabOrder, focused }: CellProps) {
  const kind = cell.decision.toLowerCase();
  return (
    <td class={`matrix-cell ${kind}`} data-testid="cell" data-profile={cell.profileId} data-place={cell.placeId} data-decision={cell.decision}>
      <button
        type="button" aria-pressed={chosen} tabIndex={inTabOrder ? 0 : -1} title={cell.clauses.join(', ') || undefined}
        onFocus={focused}
        onClick={() => setParams({ profile: cell.profileId, place: cell.placeId, job: undefined })}
      >
        <i class="pattern" aria-hidden="true" />
        <span class="visually-hidden">{title} at {cell.placeId}: </span>
        <DecisionWord decision={cell.decision} />
        <small>{reason(cell)}</small>
      </button>
    </td>
  );
}

function HostCell({ row }: { row: MatrixRow }) {
  return (
    <td class="number" data-testid="could-host">
      <b title={exact(row.permittedW, 'W')}>{power(row.permittedW)}</b>
      {row.permittedPlannedW > 0 && <small title={exact(row.permittedPlannedW, 'W')}>+{power(row.permittedPlannedW)} planned</small>}
    </td>
  );
}

interface Props {
  matrix: ResidencyMatrix;
  rows: readonly MatrixRow[];
  at: string | undefined;
  chosen: { profileId: string; placeId: string } | undefined;
}

/** Profiles by places. One cell is in the tab order; arrows lead to the others. */
export function MatrixTable({ matrix, rows, at, chosen }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  useCellInView(box, chosen && `${chosen.profileId} ${chosen.placeId} ${rows.length}`);
  const focus = useSignal<[number, number]>([0, 0]);
  const rowOf = rows.findIndex(({ profile }) => profile.id === chosen?.profileId);
  const columnOf = matrix.places.findIndex(({ id }) => id === chosen?.placeId);
  const row = Math.min(focus.value[0], rows.length - 1);
  const column = Math.min(focus.value[1], matrix.places.length - 1);

  function keys(event: KeyboardEvent): void {
    if (!(event.target as Element).closest('.matrix-cell')) return;
    const next = step(event.key, row, column, rows.length, matrix.places.length);
    if (!next) return;
    event.preventDefault();
    body.current?.rows[next[0]]?.querySelectorAll<HTMLElement>('.matrix-cell button')[next[1]]?.focus();
  }

  return (
    <div ref={box} class="table-box matrix-box" role="region" aria-label="Matrix" tabIndex={0}>
      <table class="matrix" data-testid="matrix" onKeyDown={keys}>
        <caption class="visually-hidden">
          Which profiles of workloads may run at which places. Arrow keys lead from cell to cell, Enter says why.
        </caption>
        <thead>
          <tr>
            <th scope="col">Profile</th>
            <th scope="col" class="number">Could host it</th>
            {matrix.places.map((place) => <PlaceHead key={place.id} place={place} />)}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((line, down) => (
            <tr key={line.profile.id}>
              <ProfileHead row={line} at={at} />
              <HostCell row={line} />
              {line.cells.map((cell, across) => (
                <MatrixCellButton
                  key={cell.placeId} cell={cell} title={line.profile.title}
                  chosen={down === rowOf && across === columnOf}
                  inTabOrder={down === row && across === column}
                  focused={() => (focus.value = [down, across])}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
