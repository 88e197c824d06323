import type { ModelComparison } from '../api/models';
import { param, setParams } from '../shell/router';
import { read } from './address';
import { placeOf, scaleOf, variedOf, type Scale } from './breakeven';
import { Pick, TypedField } from './typedfield';
import { shown } from './words';

/** As a field takes it: without a power of ten, and without zeros at the end. */
const text = (value: number): string => value.toFixed(12).replace(/\.?0+$/, '');

function Track({ scale }: { scale: Scale }) {
  const { its, least, most, step, now, at } = scale;
  const value = read(its, param(its.name)).value ?? now ?? least;
  const unit = its.unit;
  return (
    <span class="even-track">
      <input
        type="range" min={least} max={most} step={step} value={value} data-testid="even-slider"
        aria-label={`${its.label}, ${unit}`} aria-valuetext={`${shown(value)} ${unit}${at === undefined ? '' : `; break-even at ${shown(at)} ${unit}`}`}
        onInput={(event) => setParams({ [its.name]: text(Number(event.currentTarget.value)) }, true)}
      />
      <span class="even-scale" aria-hidden="true">
        {at !== undefined && <i class="even-mark" data-testid="even-mark" data-value={at} style={{ left: `${placeOf(at, scale)}%` }} />}
      </span>
      <span class="even-ends muted" aria-hidden="true"><span>{shown(least)} {unit}</span>{at !== undefined && <b>break-even {shown(at)} {unit}</b>}<span>{shown(most)} {unit}</span></span>
    </span>
  );
}

/** Moves one quantity across the value from which the other of two models is the cheaper. */
export function BreakEvenSlider({ its, isHarmed }: { its: ModelComparison; isHarmed: boolean }) {
  const { small, large } = its.duel;
  const varied = variedOf(param('vary'), isHarmed);
  const scale = scaleOf(its, varied);
  if (!scale) return null;
  const options = [
    { value: 'large', label: `accepted answers of ${large}` },
    { value: 'small', label: `accepted answers of ${small}, asked first` },
    ...(isHarmed ? [{ value: 'harm', label: 'harm of a refused answer' }] : []),
  ];
  return (
    <div class="even" role="group" aria-label="Break-even" data-testid="even">
      <div class="model-fields">
        <Pick label="Move" name="vary" value={varied} options={options} />
        <TypedField its={scale.its} usual={scale.now === undefined ? 'not judged' : shown(scale.now)} testId="even-typed" />
        {param(scale.its.name) && (
          <button type="button" class="button" data-testid="even-reset" onClick={() => setParams({ [scale.its.name]: undefined })}>As it was</button>
        )}
      </div>
      <Track scale={scale} />
      <p class="model-winner" data-testid="even-words" aria-live="polite">{scale.words}</p>
    </div>
  );
}
