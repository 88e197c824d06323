import { useResource } from '../api/resource';
import type { Page } from '../api/types';
import { validationApi, validationUrls } from '../api/validation';
import type { DriverComparison, DriverLevel, KernelComparison, Spread } from '../api/validationtypes';
import { ExportMenu } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { param, setParams } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { chosenLevels, comparisonWord, span, type Chosen } from './compare';
import { comparisonDataset } from './datasets';
import { shortKernel } from './grid';
import { plural, ratioText, valueText } from './words';

const WIDTH = 150;
const HEIGHT = 30;

/** Ends, quartiles and the middle of some nodes. */
function Box({ spread, y, x, name }: { spread: Spread; y: number; x: (ratio: number) => number; name: string }) {
  const { leastRatio, lowerQuartileRatio, medianRatio, upperQuartileRatio, mostRatio } = spread;
  return (
    <g class={`box ${name}`}>
      <path d={`M${x(leastRatio)} ${y}H${x(mostRatio)}`} />
      <rect x={x(lowerQuartileRatio)} y={y - 4} width={Math.max(1, x(upperQuartileRatio) - x(lowerQuartileRatio))} height="8" />
      <path class="middle" d={`M${x(medianRatio)} ${y - 5}V${y + 5}`} />
    </g>
  );
}

function Boxes({ item }: { item: KernelComparison }) {
  const [least, most] = span(item);
  const x = (ratio: number) => Number((4 + ((ratio - least) / (most - least)) * (WIDTH - 8)).toFixed(1));
  return (
    <svg class="spread-boxes" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <Box spread={item.spread} y={8} x={x} name="one" />
      <Box spread={item.againstSpread} y={22} x={x} name="other" />
    </svg>
  );
}

function Row({ item }: { item: KernelComparison }) {
  const { kernel, engine, unit, spread, againstSpread, speedRatio, lowRatio, highRatio, verdict } = item;
  const [name, size] = shortKernel(kernel);
  return (
    <tr data-testid="comparison-row" data-kernel={kernel} data-verdict={verdict}>
      <th scope="row" title={kernel}>{name} <small>{size}, by {engine}</small></th>
      <td class="number">{valueText(spread.value, unit)} <small>n = {spread.nodeCount}</small></td>
      <td class="number">{valueText(againstSpread.value, unit)} <small>n = {againstSpread.nodeCount}</small></td>
      <td><Boxes item={item} /></td>
      <td class="number">{speedRatio === undefined ? '–' : <><b>{ratioText(speedRatio)}</b> <small>{ratioText(lowRatio)} to {ratioText(highRatio)}</small></>}</td>
      <td>{comparisonWord(item)}</td>
    </tr>
  );
}

interface PickProps {
  label: string;
  param: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
}

function Pick({ label, param: name, value, options }: PickProps) {
  return (
    <label class="inline-field">
      {label}
      <select value={value ?? ''} data-testid={`pick-${name}`} onChange={(event) => setParams({ [name]: event.currentTarget.value })}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </label>
  );
}

function Picks({ levels, chosen }: { levels: readonly DriverLevel[]; chosen: Chosen }) {
  const models = [...new Set(levels.map(({ deviceModel }) => deviceModel))].map((value) => ({ value, label: value }));
  const drivers = levels.filter(({ deviceModel }) => deviceModel === chosen.model)
    .map(({ driver, nodeCount }) => ({ value: driver, label: `${driver} (${plural(nodeCount, 'node')})` }));
  return (
    <div class="grid-filters">
      <Pick label="Of" param="of" value={chosen.model} options={models} />
      <Pick label="Driver" param="driver" value={chosen.driver} options={drivers} />
      <Pick label="against" param="against" value={chosen.against} options={drivers} />
    </div>
  );
}

/** Two levels of a driver, kernel by kernel. */
export function ComparePanel({ turn }: { turn: number }) {
  const levels = useResource<Page<DriverLevel>>(`levels ${turn}`, (signal) => validationApi.levels(signal), true);
  const known = levels.data?.items ?? [];
  const chosen = chosenLevels(known, { model: param('of'), driver: param('driver'), against: param('against') });
  const query = { model: chosen?.model, driver: chosen?.driver, against: chosen?.against };
  const comparison = useResource<DriverComparison>(
    chosen && `${JSON.stringify(chosen)} ${turn}`, (signal) => validationApi.comparison(query, signal), true,
  );
  const none = levels.data && !chosen;
  return (
    <Panel<DriverComparison>
      id="compare" title="Drivers compared" className="list-panel"
      resource={none ? { ...comparison, loading: false, data: { deviceModel: '', driver: '', against: '', items: [] } } : levels.error && !levels.data ? { ...comparison, error: levels.error, reload: levels.reload } : comparison}
      note="each node by what it reached last with either; ratios above 1 are faster, intervals hold with 95 %"
      bar={chosen && <Picks levels={known} chosen={chosen} />}
      empty={
        none ? { title: 'There are no two levels of a driver to compare', body: <p>Two levels of a driver have to be measured on devices of one model.</p> }
          : comparison.data?.items.length === 0 ? { title: 'No kernel was measured with both' } : undefined
      }
      tools={comparison.data && !none && <ExportMenu panel="compare" url={validationUrls.comparison(query)} dataset={() => comparisonDataset(comparison.data ?? { deviceModel: '', driver: '', against: '', items: [] })} />}
    >
      {(data) => (
        <TableBox label="Drivers compared">
          <table>
            <thead>
              <tr>
                <th scope="col">Kernel</th><th scope="col" class="number">Median with {data.driver}</th>
                <th scope="col" class="number">with {data.against}</th><th scope="col">Nodes of each</th>
                <th scope="col" class="number">Ratio</th><th scope="col">So it is</th>
              </tr>
            </thead>
            <tbody>{data.items.map((item) => <Row key={`${item.kernel} ${item.engine}`} item={item} />)}</tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
