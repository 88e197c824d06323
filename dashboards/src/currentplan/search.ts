import type { Search, SearchRound, SearchState } from '../api/livetypes';
import type { Dataset } from '../charts/dataset';
import type { IconName } from '../shell/icons';

/** Rounds whose moves count for how fast the search is. */
const PACE_ROUNDS = 10;

interface StateWords {
  word: string;
  icon: IconName;
  /** What the badge looks like. */
  look: string;
  meaning: string;
}

const states: Readonly<Record<SearchState, StateWords>> = {
  Searching: {
    word: 'Searching', icon: 'play', look: 'state-running', meaning: 'It looks for a better plan, round after round.',
  },
  Idle: {
    word: 'Idle', icon: 'moon', look: '', meaning: 'Nothing is worth trying until the plan changes.',
  },
  StandingBack: {
    word: 'Standing back', icon: 'clock', look: '', meaning: 'Many requests come in; it leaves the processors to them.',
  },
  Paused: { word: 'Paused', icon: 'pause', look: 'warn', meaning: 'Somebody has paused it.' },
};

/** A state that the page does not know yet is shown as it is called. */
export function stateWords({ state, reason }: Search): StateWords {
  const words = states[state] ?? { word: state, icon: 'clock', look: '', meaning: '' };
  return state === 'Paused' && reason ? { ...words, meaning: `Because: ${reason}` } : words;
}

/** Moves that the last rounds tried in a second; nothing before the first round. */
export function movesPerSecond({ rounds }: Search): number | undefined {
  const last = rounds.slice(0, PACE_ROUNDS);
  const millis = last.reduce((sum, it) => sum + it.durationMillis, 0);
  return millis > 0 ? (last.reduce((sum, it) => sum + it.moveCount, 0) * 1_000) / millis : undefined;
}

/** What the rounds that were adopted have saved together. */
export function savedMinor({ rounds }: Search): number {
  return rounds.reduce((sum, it) => sum + (it.adopted ? it.gainMinor : 0), 0);
}

/** Rounds that made a revision, the newest first. */
export function adoptedRounds({ rounds }: Search, most: number): SearchRound[] {
  return rounds.filter((it) => it.adoptedRevision !== undefined).slice(0, most);
}

export type BarKind = 'adopted' | 'found' | 'nothing';

/** A round in the chart: its share of the highest gain. */
export interface Bar {
  number: number;
  kind: BarKind;
  share: number;
}

/** The oldest round first. */
export function bars({ rounds }: Search): Bar[] {
  const most = highestMinor(rounds);
  return rounds.toReversed().map(({ number, adopted, gainMinor }) => ({
    number,
    kind: adopted ? 'adopted' : gainMinor > 0 ? 'found' : 'nothing',
    share: most > 0 ? gainMinor / most : 0,
  }));
}

export function highestMinor(rounds: readonly SearchRound[]): number {
  return rounds.reduce((most, it) => Math.max(most, it.gainMinor), 0);
}

/** The same numbers as the service's and the chart's, the newest round first. */
export function searchDataset({ rounds, roundCount, version }: Search): Dataset {
  const rows = rounds.map((it) => [
    it.number, it.startedAt, it.gainMinor, it.adopted ? 'yes' : 'no', it.message ?? '', it.revision, it.adoptedRevision,
    it.jobCount, it.moveCount, it.durationMillis, it.seed,
  ]);
  return {
    name: 'search-rounds',
    columns: [
      { id: 'number', label: 'Round', numeric: true }, { id: 'startedAt', label: 'Began, UTC' },
      { id: 'gainMinor', label: 'Gain, cent', numeric: true }, { id: 'adopted', label: 'Adopted' },
      { id: 'message', label: 'Why not' }, { id: 'revision', label: 'Searched revision', numeric: true },
      { id: 'adoptedRevision', label: 'Made revision', numeric: true },
      { id: 'jobCount', label: 'Jobs', numeric: true }, { id: 'moveCount', label: 'Moves', numeric: true },
      { id: 'durationMillis', label: 'Took, ms', numeric: true }, { id: 'seed', label: 'Seed', numeric: true },
    ],
    count: rows.length,
    cell: (row, column) => rows[row]?.[column],
    facts: { zone: 'UTC', roundCount: String(roundCount), pauseVersion: version },
  };
}
