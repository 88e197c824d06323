import type { KeptOutlook, Told } from '../api/capacity';
import type { Resource } from '../api/resource';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { mw } from './words';

/** The first day, the beginnings of half-years, and the last day. */
function daysOf(told: Told): string[] {
  const days = told.points.map(({ day }) => day);
  return days.filter((day, at) => at === 0 || at === days.length - 1 || day.endsWith('-01-01') || day.endsWith('-07-01'));
}

interface Left {
  /** Whose it is: a residency profile, or a site. */
  of: string;
  day: string;
  p50Kw: number;
  p90Kw: number;
}

interface TableProps {
  label: string;
  head: string;
  days: readonly string[];
  all: readonly Left[];
  testId: string;
}

function HeadroomTable({ label, head, days, all, testId }: TableProps) {
  const names = [...new Set(all.map(({ of }) => of))];
  return (
    <TableBox label={label} className="headroom-box">
      <table>
        <thead><tr><th scope="col">{head}</th>{days.map((day) => <th key={day} scope="col" class="number">{day}</th>)}</tr></thead>
        <tbody>
          {names.map((name) => (
            <tr key={name} data-testid={testId}>
              <th scope="row">{name}</th>
              {days.map((day) => {
                const left = all.find((it) => it.of === name && it.day === day);
                if (!left) return <td key={day} class="number">–</td>;
                const isShort = left.p50Kw < 0;
                return <td key={day} class={`number${isShort ? ' over' : ''}`}>{isShort && <Icon name="warn" size={11} />} {mw(left.p50Kw)} <small class="muted">{mw(left.p90Kw)}</small></td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** How much more work would find power, by residency profile and by site, in half of all draws and in nine of ten. */
export function HeadroomPanel({ resource }: { resource: Resource<KeptOutlook> }) {
  return (
    <Panel<KeptOutlook>
      id="headroom" title="Headroom" className="list-panel" resource={resource}
      note="MW of IT that would still find power, in half of all draws; in nine of ten it is at least the second figure"
      empty={resource.data?.answer.outlook.headrooms.length === 0 ? { title: 'There is no demand' } : undefined}
    >
      {({ answer }) => {
        const told = answer.later ?? answer.outlook;
        const days = daysOf(told);
        return (
          <>
            <HeadroomTable
              label="Headroom by residency profile" head="Profile, anywhere it may go" days={days} testId="headroom-row"
              all={told.headrooms.map(({ profileId, ...left }) => ({ of: profileId, ...left }))}
            />
            <HeadroomTable
              label="Headroom by site" head="Site, any profile it may host" days={days} testId="site-headroom-row"
              all={told.siteHeadrooms.map(({ siteId, ...left }) => ({ of: siteId, ...left }))}
            />
          </>
        );
      }}
    </Panel>
  );
}
