import { liveApi, liveUrls } from '../api/live';
import type { MegawattValueSeries, MegawattValues } from '../api/livetypes';
import { useResource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { stepPath } from '../charts/spark';
import { usePlanNow } from '../shell/clock';
import { Panel } from '../shell/panel';
import { hasWord } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { count, money, percent } from '../units/format';
import { timeOfDay } from '../units/zone';
import { headline, peakOf, scarce, sentence, valueAt, valuesDataset, whenText } from './values';

const REFRESH_MS = 60_000;
const WIDTH = 240;
const HEIGHT = 34;
const MOST_ROWS = 8;

function Course({ series, most }: { series: MegawattValueSeries; most: number }) {
  const known = Float64Array.from(series.valueMinorPerMWh);
  const path = (closed: boolean) =>
    stepPath(known, 0, known.length, { width: WIDTH, height: HEIGHT, most }, closed);
  return (
    <svg class="fleet-spark value-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="spark-load" d={path(true)} />
      <path class="spark-line" d={path(false)} />
    </svg>
  );
}

function Rows({ values, now }: { values: MegawattValues; now: number }) {
  const shown = scarce(values).slice(0, MOST_ROWS);
  const most = Math.max(...shown.map((it) => peakOf(values, it).minor)) * 1.04;
  return (
    <TableBox label="What a megawatt is worth">
      <table>
        <thead>
          <tr>
            <th scope="col">Limit of</th><th scope="col" class="number">Now, per MWh</th>
            <th scope="col" class="number">At most</th><th scope="col">When</th>
            <th scope="col">From {timeOfDay(Date.parse(values.from), 'UTC')} UTC on</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((it) => {
            const peak = peakOf(values, it);
            return (
              <tr key={`${it.kind} ${it.id}`} data-testid="value-row" title={sentence(values, it, now)}>
                <td><b>{it.id}</b> <span class="muted">{it.kind}</span></td>
                <td class="number">{money(valueAt(values, it, now) ?? 0, values.currency)}</td>
                <td class="number">{money(peak.minor, values.currency)}</td>
                <td>{whenText(peak.at, now)}</td>
                <td><Course series={it} most={most} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}

function Foot({ values }: { values: MegawattValues }) {
  return (
    <p class="panel-foot muted" data-testid="values-foot">
      Of revision {count(values.revision)}, worked out at {timeOfDay(Date.parse(values.computedAt), 'UTC')} UTC for{' '}
      {count(values.openJobCount)} open {values.openJobCount === 1 ? 'job' : 'jobs'}. Upper values: a plan may gain less,
      never more but for the gap of {percent(values.gapRatio)} between this plan and what none can cost less than.
    </p>
  );
}

/** What one more megawatt would be worth, where and when. */
export function ValuesPanel() {
  const now = usePlanNow(REFRESH_MS);
  const turn = String(Math.floor(now / REFRESH_MS));
  const resource = useResource<MegawattValues>(
    document.hidden ? undefined : turn, (signal) => liveApi.megawattValues(signal), true,
  );
  const values = resource.data;
  const says = values && headline(values, now);
  return (
    <Panel<MegawattValues>
      id="values" title="What a megawatt is worth" note="the next two days, times in UTC" resource={resource}
      tools={
        <>
          <TableToggle panel="values" />
          {values && (
            <ExportMenu panel="values" url={liveUrls.megawattValues} dataset={() => valuesDataset(values)} />
          )}
        </>
      }
      empty={
        values && says === undefined
          ? {
              title: 'One more megawatt is worth nothing in the next two days',
              body: (
                <p data-testid="values-none">
                  No limit of power holds back any of the {count(values.openJobCount)} open jobs that are not under way
                  (revision {count(values.revision)}).
                </p>
              ),
            }
          : undefined
      }
    >
      {(data) => (
        <>
          <p class="values-headline" data-testid="values-headline">{says}</p>
          {hasWord('table', 'values') ? (
            <DataTable panel="values" data={valuesDataset(data)} label="What a megawatt is worth" />
          ) : (
            <Rows values={data} now={now} />
          )}
          <Foot values={data} />
        </>
      )}
    </Panel>
  );
}
