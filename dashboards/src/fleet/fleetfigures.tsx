import type { ComponentChildren } from 'preact';
import type { FleetSummary } from '../api/fleettypes';
import { Icon } from '../shell/icons';
import { Meter } from './meter';
import { isEstimate } from './states';
import { count, duration, exact, percent, percentWhole, power } from '../units/format';

interface FigureProps {
  testId: string;
  label: string;
  value: string | undefined;
  /** Why there is no value. */
  unknown: string;
  exact?: string | undefined;
  over?: boolean | undefined;
  estimated?: boolean | undefined;
  children?: ComponentChildren;
}

function Figure({ testId, label, value, unknown, exact: hover, over, estimated, children }: FigureProps) {
  const look = `${over ? ' over' : ''}${estimated ? ' estimated' : ''}${value === undefined ? ' unknown' : ''}`;
  return (
    <div class={`fleet-figure${look}`} title={hover} data-testid={`figure-${testId}`}>
      <dt>{label}</dt>
      <dd class="fleet-figure-value">{value ?? 'Unknown'}</dd>
      <dd class="fleet-figure-note">{value === undefined ? unknown : children}</dd>
    </div>
  );
}

/** What the grid connections of the sites with a limit carry. */
export function gridLoad({ limitW, headroomW }: { limitW?: number; headroomW?: number }): number | undefined {
  return limitW === undefined || headroomW === undefined ? undefined : limitW - headroomW;
}

function Freshness({ summary }: { summary: FleetSummary }) {
  const { oldestReadingAgeSeconds: age, estimatedRatio } = summary;
  const said: string[] = [];
  if (estimatedRatio > 0) said.push(`${percent(estimatedRatio)} estimated`);
  if (age !== undefined) said.push(`oldest reading ${duration(age)}`);
  return <>{said.join(' · ')}</>;
}

function Headroom({ summary }: { summary: FleetSummary }) {
  const { headroomW, limitW: limit } = summary;
  const over = headroomW !== undefined && headroomW < 0;
  return (
    <Figure
      testId="headroom" label={over ? 'Over the limit by' : 'Headroom'} over={over} unknown="limit not set"
      value={headroomW === undefined ? undefined : power(Math.abs(headroomW))}
      exact={headroomW === undefined ? undefined : exact(headroomW, 'W')}
    >
      {over && <><Icon name="warn" size={13} /> <b>over</b> </>}
      {limit !== undefined && headroomW !== undefined && <>{percentWhole(Math.abs(headroomW) / limit)} of {power(limit)}</>}
    </Figure>
  );
}

interface Props {
  summary: FleetSummary;
  facility: boolean;
  /** Of an instant that is past. */
  frozen: boolean;
}

/** How much is used, how much may be, and at what cost to the air: the first thing one reads. */
export function FleetFigures({ summary, facility, frozen }: Props) {
  const load = facility ? summary.facilityPowerW : summary.itPowerW;
  const grid = gridLoad(summary);
  const { limitW: limit, pueRatio, carbonGco2ePerKWh: carbon, jobsWaitingForPowerCount: waiting } = summary;
  return (
    <dl class="fleet-figures" aria-label="The fleet in numbers" data-testid="figures">
      <Figure
        testId="power" label={`${facility ? 'Facility' : 'IT'} power ${frozen ? 'then' : 'now'}`}
        value={load === undefined ? undefined : power(load)} estimated={isEstimate(summary)}
        exact={load === undefined ? undefined : exact(load, 'W')}
        unknown={facility ? 'no meter of the whole site' : 'no reading yet'}
      >
        <span>
          {limit === undefined || grid === undefined
            ? 'limit not set'
            : grid === load ? `of ${power(limit)}` : `${power(grid)} of ${power(limit)} at the grid`}
        </span>
        <Meter used={grid ?? 0} limit={limit} estimated={summary.estimatedRatio} />
        <small><Freshness summary={summary} /></small>
      </Figure>
      <Headroom summary={summary} />
      <Figure
        testId="pue" label="PUE" value={pueRatio?.toFixed(2)} unknown="no site meter and no design value"
        exact={pueRatio === undefined ? undefined : String(pueRatio)}
      >
        {summary.facilityPowerW !== undefined && <>facility {power(summary.facilityPowerW)}</>}
      </Figure>
      {carbon !== undefined && (
        <Figure testId="carbon" label="Grid carbon" unknown="" value={count(carbon)} exact={`${carbon} gCO₂e/kWh`}>
          gCO₂e/kWh
        </Figure>
      )}
      {waiting !== undefined && (
        <Figure testId="waiting" label="Jobs waiting for power" unknown="" value={count(waiting)} exact={exact(waiting, 'jobs')}>
          {waiting === 0 ? 'none is held back' : <a href="/schedule?plan=newest&reason=WaitingForPower">in the newest plan</a>}
        </Figure>
      )}
    </dl>
  );
}
