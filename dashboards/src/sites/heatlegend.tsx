import { palette } from '../charts/palette';
import { heatColour } from './heatdraw';
import { strength, type HeatScale } from './heatscale';

interface Props {
  scale: HeatScale;
}

/** What the colours mean: the metric's name, its unit and the ends of its steps. */
export function HeatLegend({ scale }: Props) {
  const colours = palette.value;
  const { bounds } = scale;
  return (
    <div class="heat-legend" data-testid="heat-legend" data-metric={scale.metric}>
      <span class="heat-legend-title" data-testid="heat-title">{scale.title}</span>
      <span class="heat-scale">
        <span class="heat-steps">
          <span class="heat-ramp">
            {bounds.slice(1).map((bound, step) => (
              <i key={bound} style={{ background: heatColour(colours, strength(scale, step)) }} />
            ))}
          </span>
          <span class="heat-bounds" data-testid="heat-bounds">
            {bounds.map((bound) => <span key={bound}>{bound}</span>)}
          </span>
        </span>
        <span data-testid="heat-unit">{scale.unit}</span>
      </span>
      <ul class="heat-key">
        {scale.metric !== 'temperature' && <li><i class="key over" />over</li>}
        <li><i class="key unset" />limit not set</li>
        <li><i class="key none" />stale or no reading</li>
      </ul>
    </div>
  );
}
