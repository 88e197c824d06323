import type { Expiry } from '../api/sovereigntytypes';
import { Icon } from '../shell/icons';
import { param, setParams } from '../shell/router';
import { hasRunOut } from './expiries';
import { ribbonMarks, ribbonTicks, type RibbonMark } from './ribbon';
import { attributeWords, day, plural } from './words';

function words({ expiries, jobCount }: RibbonMark): string {
  const [first] = expiries;
  if (!first) return '';
  const what = expiries.length === 1
    ? `${attributeWords(first.attribute)} of ${first.subjectIds.join(', ')}`
    : plural(expiries.length, 'claim');
  return `${day(first.expiresAt)}: ${what}, ${jobCount === 0 ? 'no job rests' : plural(jobCount, 'job rests', 'jobs rest')} on it`;
}

function Mark({ mark }: { mark: RibbonMark }) {
  const chosen = mark.expiries.some(({ claimId }) => claimId === param('expiry'));
  return (
    <li style={{ left: `${mark.at * 100}%` }} class="ribbon-mark">
      <button
        type="button" class={mark.jobCount > 0 ? 'with-jobs' : undefined} aria-pressed={chosen} aria-label={words(mark)}
        title={words(mark)} data-testid="ribbon-mark" onClick={() => setParams({ expiry: mark.expiries[0]?.claimId })}
      >
        {mark.expiries.length > 1 && <span aria-hidden="true">{mark.expiries.length}</span>}
      </button>
    </li>
  );
}

interface Props {
  expiries: readonly Expiry[];
  /** Its left end, in epoch milliseconds. */
  from: number;
  days: number;
}

/** The days to come, with a mark where something runs out; filled where jobs rest on it. */
export function Ribbon({ expiries, from, days }: Props) {
  const outCount = expiries.filter((expiry) => hasRunOut(expiry, from)).length;
  return (
    <div class="ribbon" data-testid="ribbon">
      <div class="ribbon-line">
        <span class="ribbon-now">now</span>
        {ribbonTicks(from, days).map(({ at, label }) => (
          <span key={label} class="ribbon-tick" style={{ left: `${at * 100}%` }}>{label}</span>
        ))}
        <ol aria-label="When something runs out">
          {ribbonMarks(expiries, from, days).map((mark) => <Mark key={mark.expiries[0]?.claimId} mark={mark} />)}
        </ol>
      </div>
      <p class="ribbon-key">
        <span><i class="key with-jobs" aria-hidden="true" /> jobs rest on it</span>
        <span><i class="key" aria-hidden="true" /> none does</span>
        <span>a number: several that are close together</span>
        {outCount > 0 && (
          <span class="ribbon-out" data-testid="ribbon-out">
            <Icon name="forbid" size={12} /> {plural(outCount, 'claim')} ran out before now: first in the list
          </span>
        )}
      </p>
    </div>
  );
}
