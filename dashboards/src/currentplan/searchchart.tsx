import type { Search } from '../api/livetypes';
import { count, money } from '../units/format';
import { bars, highestMinor, type Bar, type BarKind } from './search';

/** As many rounds as the service remembers. */
const MOST = 60;
const WIDTH = 600;
const HEIGHT = 72;
const STEP = WIDTH / MOST;
const GAP = 2;
/** A round without a gain is a stroke on the ground. */
const GROUND = 3;

const KINDS: readonly { kind: BarKind; word: string }[] = [
  { kind: 'adopted', word: 'adopted' }, { kind: 'found', word: 'found, not adopted' }, { kind: 'nothing', word: 'no gain' },
];

function Column({ bar, position }: { bar: Bar; position: number }) {
  const height = bar.kind === 'nothing' ? GROUND : Math.max(GROUND * 2, bar.share * (HEIGHT - 2));
  return <rect class={bar.kind} x={position * STEP + GAP / 2} y={HEIGHT - height} width={STEP - GAP} height={height} />;
}

function Legend() {
  return (
    <p class="search-legend" aria-hidden="true">
      {KINDS.map(({ kind, word }) => (
        <span key={kind}>
          <svg class="search-bars" viewBox="0 0 12 12">
            <rect class={kind} x="2" y={kind === 'nothing' ? 9 : 1} width="8" height={kind === 'nothing' ? GROUND : 10} />
          </svg>
          {word}
        </span>
      ))}
    </p>
  );
}

/** What each round has gained, the newest on the right. */
export function SearchChart({ search }: { search: Search }) {
  const shown = bars(search).slice(-MOST);
  const most = highestMinor(search.rounds);
  const first = shown[0]?.number ?? 0;
  const last = shown.at(-1)?.number ?? 0;
  const adopted = shown.filter(({ kind }) => kind === 'adopted').length;
  const label = `Gain of rounds ${first} to ${last}: at most ${money(most, search.currency)}, ${adopted} adopted`;
  return (
    <>
      <div class="search-chart">
        <p class="search-ends">Gain per round, at most {money(most, search.currency)}</p>
        <svg
          class="search-bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}
          data-testid="search-chart"
        >
          {shown.map((bar, at) => <Column key={bar.number} bar={bar} position={MOST - shown.length + at} />)}
        </svg>
        <p class="search-ends newest">rounds {count(first)} to {count(last)}, the newest on the right</p>
      </div>
      <Legend />
    </>
  );
}
