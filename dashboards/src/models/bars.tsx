import type { ModelPlace, ModelRanking } from '../api/models';
import { Icon } from '../shell/icons';
import { shareOfMost, shown, spreadText } from './words';

export function Estimated({ inputs }: { inputs: readonly string[] }) {
  return <span class="badge" title={inputs.join('\n')} data-testid="estimated">estimated</span>;
}

function Bar({ place, ranking }: { place: ModelPlace; ranking: ModelRanking }) {
  const low = shareOfMost(place.lowValue ?? place.value, ranking);
  const high = shareOfMost(place.highValue ?? place.value, ranking);
  return (
    <li class="model-row" data-testid="model-bar" data-model={place.nickname} data-value={place.value}>
      <span class="model-rank">{place.rank}</span>
      <b class="model-name">{place.nickname}</b>
      <span class="model-track" aria-hidden="true">
        <i class="bar" style={{ width: `${shareOfMost(place.value, ranking)}%` }} />
        {place.spread === 'within' && <i class="whisker" data-testid="whisker" style={{ left: `${low}%`, width: `${high - low}%` }} />}
      </span>
      <span class="model-value"><b>{shown(place.value)}</b> {ranking.unit} <small class="muted">{spreadText(place)}</small></span>
      {place.isEstimated ? <Estimated inputs={place.estimated} /> : <span class="badge good">measured</span>}
    </li>
  );
}

/** Whether anybody leads, in words. */
export function WinnerLine({ ranking }: { ranking: ModelRanking }) {
  return (
    <p class="model-winner" data-testid="winner">
      <Icon name={ranking.winner ? 'check' : 'warn'} size={14} /> {ranking.winnerWords}{ranking.isEstimated ? '; estimated' : ''}
    </p>
  );
}

/** Models in their order, the best on top. */
export function Bars({ ranking }: { ranking: ModelRanking }) {
  return (
    <div class="model-bars">
      <WinnerLine ranking={ranking} />
      <ol aria-label={`Models by ${ranking.name}`}>
        {ranking.places.map((place) => <Bar key={place.nickname} place={place} ranking={ranking} />)}
      </ol>
      {ranking.missing.map(({ nickname, because }) => <p key={nickname} class="muted" data-testid="model-missing">{nickname} has no place: {because}.</p>)}
      <p class="muted model-key">The longest bar is the largest end of all; {ranking.isMoreBetter ? 'more is better' : 'less is better'}. A line over a bar is its interval of 95 %.</p>
    </div>
  );
}
