import type { Verdict } from '../api/validationtypes';
import { looks } from './words';

const marks: Readonly<Record<Verdict, string>> = {
  PASS: 'M2 2h8v8H2z', DEGRADED: 'M6 1L11 6 6 11 1 6z', FAIL: 'M2 2l8 8M10 2l-8 8', INCONCLUSIVE: 'M2 2h8v8H2z',
};

/** What the marks of a plot mean. */
export function PlotKey() {
  return (
    <ul class="plot-key" aria-label="Key of the marks">
      {(Object.keys(marks) as Verdict[]).map((verdict) => (
        <li key={verdict}>
          <svg class={`mark ${verdict.toLowerCase()}`} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><path d={marks[verdict]} /></svg>
          {looks[verdict].word}
        </li>
      ))}
      <li class="muted">shaded: as expected; upright lines: the interval of the median</li>
    </ul>
  );
}
