import type { Resource } from '../api/resource';
import type { Column, Comparison, Week } from '../api/scenarios';
import { ExportMenu } from '../charts/exportmenu';
import { mw } from '../outlook/words';
import { Panel } from '../shell/panel';
import { param, setParams } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { carbonFine, count, money, percent } from '../units/format';
import { columnNames } from './dataset';
import { hasHours, mondaysOf, ratioOf, reasonsText, savedRatio, savedText, weekOf, weeksDataset } from './weeks';

function WeekCell({ week }: { week: Week | undefined }) {
  if (!week) return <td class="number muted">–</td>;
  const ratio = ratioOf(week);
  const saved = savedText(week);
  const missing = week.lateCount + week.leftOutCount;
  return (
    <td class="number week-cell">
      <span class="week-bar" aria-hidden="true"><span style={{ width: `${(ratio * 100).toFixed(1)}%` }} /></span>
      <b>{percent(ratio)}</b>
      <small class="muted">{missing === 0 ? `all ${count(week.onTimeCount)} jobs on time` : `${count(week.lateCount)} late, ${count(week.leftOutCount)} left out of ${count(week.onTimeCount + missing)}`}; {mw(week.peakItKw)} MW</small>
      {saved && <small class="muted" data-testid="week-saved">{saved}</small>}
    </td>
  );
}

const costText = (minor: number | undefined) => (minor === undefined ? '–' : money(minor, 'EUR'));
const carbonText = (grams: number | undefined) => (grams === undefined ? '–' : carbonFine(grams));
const shareText = (ratio: number | undefined) => (ratio === undefined ? '–' : percent(ratio));

/** What the energy of a week costs and emits at the hours at which it is drawn, beside the same at the mean. */
function Hours({ columns, names, monday }: { columns: readonly Column[]; names: readonly string[]; monday: string }) {
  const rows: [string, (week: Week) => string][] = [
    ['Energy, by hour', (week) => costText(week.costMinor)],
    ['The same at the mean price', (week) => costText(week.flatCostMinor)],
    ['Saved by hours', (week) => shareText(savedRatio(week.costMinor, week.flatCostMinor))],
    ['Carbon, by hour', (week) => carbonText(week.carbonGrams)],
    ['The same at the mean intensity', (week) => carbonText(week.flatCarbonGrams)],
    ['Carbon saved by hours', (week) => shareText(savedRatio(week.carbonGrams, week.flatCarbonGrams))],
  ];
  return (
    <TableBox label={`Hours of the week of ${monday}`} className="weeks-box">
      <table class="compare-table" data-testid="week-hours">
        <caption>Energy at the hours at which it is drawn, beside the same at the mean of each site: work that can wait goes to cheap hours where the fleet has room; services follow the day and do not</caption>
        <thead><tr><th scope="col">Figure</th>{names.map((name, at) => <th key={at} scope="col" class="number">{name}</th>)}</tr></thead>
        <tbody>
          {rows.map(([label, text]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {columns.map((column, at) => {
                const week = weekOf(column, monday);
                return <td key={at} class="number">{week ? text(week) : '–'}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Details({ columns, names, monday }: { columns: readonly Column[]; names: readonly string[]; monday: string }) {
  const siteIds = [...new Set(columns.flatMap((column) => weekOf(column, monday)?.sites.map(({ siteId }) => siteId) ?? []))].sort();
  return (
    <TableBox label={`The week of ${monday}`} className="weeks-box">
      <table class="compare-table" data-testid="week-details">
        <caption>The week of {monday}: the most that each site draws, MW of IT, and why jobs do not run</caption>
        <thead><tr><th scope="col">Site</th>{names.map((name, at) => <th key={at} scope="col" class="number">{name}</th>)}</tr></thead>
        <tbody>
          {siteIds.map((id) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              {columns.map((column, at) => {
                const its = weekOf(column, monday)?.sites.find(({ siteId }) => siteId === id);
                return <td key={at} class="number">{its ? mw(its.peakItKw) : '–'}</td>;
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">Left out for</th>
            {columns.map((column, at) => {
              const week = weekOf(column, monday);
              return <td key={at} class="scenario-cards">{week ? reasonsText(week) || 'nothing is left out' : '–'}</td>;
            })}
          </tr>
        </tbody>
      </table>
    </TableBox>
  );
}

interface Props {
  resource: Resource<Comparison>;
  columns: readonly Column[];
  url: string;
}

/** Weeks of the horizon as the engine schedules them: where fragmentation, residency and limits show that sums hide. */
export function WeeksPanel({ resource, columns, url }: Props) {
  const mondays = mondaysOf(columns);
  const names = columnNames(columns);
  const chosen = param('week');
  return (
    <Panel<Comparison>
      id="weeks" title="Weeks scheduled by the engine" className="list-panel" resource={resource}
      note="work on time, in GPU-hours; gangs are not divided, and each week stands for its part of the horizon"
      empty={resource.data && mondays.length === 0 ? { title: 'No week has been scheduled', body: <p>A run schedules weeks where its question asks for some.</p> } : undefined}
      tools={mondays.length > 0 && <ExportMenu panel="weeks" dataset={() => weeksDataset(columns)} url={url} />}
    >
      {() => (
        <>
          <TableBox label="Weeks scheduled" className="weeks-box">
            <table class="compare-table" data-testid="weeks-table">
              <thead><tr><th scope="col">Week of</th>{names.map((name, at) => <th key={at} scope="col" class="number">{name}</th>)}</tr></thead>
              <tbody>
                {mondays.map((monday) => (
                  <tr key={monday} data-testid={`week-${monday}`}>
                    <th scope="row">
                      <button type="button" class="link" aria-pressed={monday === chosen} onClick={() => setParams({ week: monday === chosen ? undefined : monday })}>{monday}</button>
                    </th>
                    {columns.map((column, at) => <WeekCell key={at} week={weekOf(column, monday)} />)}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
          {chosen !== undefined && mondays.includes(chosen) && (
            <>
              <Details columns={columns} names={names} monday={chosen} />
              {hasHours(columns) && <Hours columns={columns} names={names} monday={chosen} />}
            </>
          )}
        </>
      )}
    </Panel>
  );
}
