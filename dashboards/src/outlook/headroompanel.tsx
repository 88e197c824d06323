import type { KeptOutlook, Told } from '../api/capacity';
import type { Resource } from '../api/resource';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { mw } from './words';

/** The first day, the beginnings of years, and the last day. */
function daysOf(told: Told): string[] {
  const days = told.points.map(({ day }) => day);
  return days.filter((day, at) => at === 0 || at === days.length - 1 || day.endsWith('-01-01') || day.endsWith('-07-01'));
}

/** How much more work of each residency profile would find power, in half of all draws and in nine of ten. */
export function HeadroomPanel({ resource }: { resource: Resource<KeptOutlook> }) {
  return (
    <Panel<KeptOutlook>
      id="headroom" title="Headroom by residency profile" className="list-panel" resource={resource}
      note="MW of IT that would still find power, in half of all draws; in nine of ten it is at least the second figure"
      empty={resource.data?.answer.outlook.headrooms.length === 0 ? { title: 'There is no demand' } : undefined}
    >
      {({ answer }) => {
        const told = answer.later ?? answer.outlook;
        const days = daysOf(told);
        const profiles = [...new Set(told.headrooms.map(({ profileId }) => profileId))];
        return (
          <TableBox label="Headroom by residency profile">
            <table>
              <thead><tr><th scope="col">Profile</th>{days.map((day) => <th key={day} scope="col" class="number">{day}</th>)}</tr></thead>
              <tbody>
                {profiles.map((profile) => (
                  <tr key={profile} data-testid="headroom-row">
                    <th scope="row">{profile}</th>
                    {days.map((day) => {
                      const its = told.headrooms.find((it) => it.profileId === profile && it.day === day);
                      if (!its) return <td key={day} class="number">–</td>;
                      const isShort = its.p50Kw < 0;
                      return <td key={day} class={`number${isShort ? ' over' : ''}`}>{isShort && <Icon name="warn" size={11} />} {mw(its.p50Kw)} <small class="muted">{mw(its.p90Kw)}</small></td>;
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        );
      }}
    </Panel>
  );
}
