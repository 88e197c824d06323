import type { Decision, MatrixCell, MatrixPlace, MatrixProfile, ResidencyMatrix } from '../api/sovereigntytypes';

/** A profile at a place; without a word on it, it is forbidden. */
export interface Cell {
  profileId: string;
  placeId: string;
  decision: Decision;
  clauses: readonly string[];
  validUntil: string | undefined;
  /** The matrix has nothing on it. */
  isUnlisted: boolean;
}

export interface MatrixRow {
  profile: MatrixProfile;
  /** How many profiles it inherits from. */
  depth: number;
  /** In the order of the places. */
  cells: Cell[];
  /** What may be used of all places. */
  permittedW: number;
  permittedPlannedW: number;
}

/** Each profile behind the one that it inherits from, otherwise in the order given. */
export function byLineage(profiles: readonly MatrixProfile[]): { profile: MatrixProfile; depth: number }[] {
  const known = new Set(profiles.map(({ id }) => id));
  const ordered: { profile: MatrixProfile; depth: number }[] = [];
  const placed = new Set<string>();
  function place(profile: MatrixProfile, depth: number): void {
    if (placed.has(profile.id)) return;
    placed.add(profile.id);
    ordered.push({ profile, depth });
    profiles.filter(({ parentId }) => parentId === profile.id).forEach((child) => place(child, depth + 1));
  }
  profiles.filter(({ parentId }) => parentId === undefined || !known.has(parentId)).forEach((root) => place(root, 0));
  profiles.forEach((left) => place(left, 0));
  return ordered;
}

function matches({ id, title }: MatrixProfile, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || id.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted);
}

function found(cell: MatrixCell | undefined, profile: MatrixProfile, place: MatrixPlace): Cell {
  return {
    profileId: profile.id, placeId: place.id, decision: cell?.decision ?? 'Deny', clauses: cell?.clauses ?? [],
    validUntil: cell?.validUntil, isUnlisted: cell === undefined,
  };
}

const keyOf = (profileId: string, placeId: string) => JSON.stringify([profileId, placeId]);

/** Every profile that the text is found in, with every place. */
export function matrixRows(matrix: ResidencyMatrix, text = ''): MatrixRow[] {
  const known = new Map(matrix.cells.map((cell) => [keyOf(cell.profileId, cell.placeId), cell]));
  return byLineage(matrix.profiles)
    .filter(({ profile }) => matches(profile, text))
    .map(({ profile, depth }) => {
      const cells = matrix.places.map((place) => found(known.get(keyOf(profile.id, place.id)), profile, place));
      const permitted = matrix.places.filter((_, at) => cells[at]?.decision !== 'Deny');
      const sum = (of: (place: MatrixPlace) => number) => permitted.reduce((total, place) => total + of(place), 0);
      return { profile, depth, cells, permittedW: sum((it) => it.powerW), permittedPlannedW: sum((it) => it.plannedW) };
    });
}

export type DecisionCounts = Readonly<Record<Decision, number>>;

export function countDecisions(rows: readonly MatrixRow[]): DecisionCounts {
  const counts = { Permit: 0, PermitWithWaiver: 0, Deny: 0 };
  for (const row of rows) for (const cell of row.cells) counts[cell.decision]++;
  return counts;
}

/** When the first permission ends by itself, in epoch milliseconds. */
export function nextChange(matrix: ResidencyMatrix): number | undefined {
  const ends = matrix.cells.flatMap(({ decision, validUntil }) =>
    validUntil && decision !== 'Deny' ? [Date.parse(validUntil)] : [],
  );
  const after = ends.filter((at) => at > Date.parse(matrix.at));
  return after.length === 0 ? undefined : Math.min(...after);
}

/** The cell that an arrow leads to, by row and column; nothing where that is off the edge. */
export function step(key: string, row: number, column: number, rows: number, columns: number): [number, number] | undefined {
  const moved = ((): [number, number] | undefined => {
    switch (key) {
      case 'ArrowUp':
        return [row - 1, column];
      case 'ArrowDown':
        return [row + 1, column];
      case 'ArrowLeft':
        return [row, column - 1];
      case 'ArrowRight':
        return [row, column + 1];
      case 'Home':
        return [row, 0];
      case 'End':
        return [row, columns - 1];
      default:
        return undefined;
    }
  })();
  if (!moved) return undefined;
  const [down, across] = moved;
  return down >= 0 && down < rows && across >= 0 && across < columns ? moved : undefined;
}
