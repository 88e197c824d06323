import { useSignal } from '@preact/signals';
import { demandApi, demandUrls, type BackTest, type BackTestErrors } from '../api/demand';
import { asRequestError } from '../api/http';
import { useReloadWhile, useResource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { mayForAll } from '../shell/self';
import { TableBox } from '../shell/tablebox';
import { dateTime } from '../units/zone';
import { percent } from '../units/format';
import { errorText, kw, leadText, originDataset, runoutText } from './demandwords';
import { FanChart, FanKey } from './fanchart';


const POLL_MS = 700;
const DAYS = 28;

function Errors({ errors }: { errors: readonly BackTestErrors[] }) {
  return (
    <TableBox label="Errors by how far ahead">
      <table data-testid="back-test-errors">
        <thead>
          <tr>
            <th scope="col">Days ahead</th><th scope="col" class="number">Days</th><th scope="col" class="number">Mean error</th><th scope="col" class="number">Too much (+) or too little</th>
            <th scope="col" class="number">Scaled error</th><th scope="col" class="number">Of the last week again</th><th scope="col" class="number">Within P10 to P90</th>
          </tr>
        </thead>
        <tbody>
          {errors.map((its) => (
            <tr key={its.fromDays} data-testid="error-row">
              <th scope="row">{leadText(its)}</th>
              <td class="number">{its.dayCount}</td>
              <td class="number">{kw(its.meanErrorKw)}</td>
              <td class="number">{its.biasKw > 0 ? '+' : ''}{kw(its.biasKw)}</td>
              <td class="number">{its.maseRatio.toFixed(2)}</td>
              <td class="number">{its.naiveMaseRatio.toFixed(2)}</td>
              <td class="number">{percent(its.coveredRatio)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Done({ test }: { test: BackTest }) {
  const origins = test.report?.origins ?? [];
  const said = origins.find(({ at }) => at === param('said')) ?? origins.at(-5) ?? origins[0];
  if (!test.report?.all || !said) {
    return <p class="muted demand-words">Nothing could be said on any day: {test.report?.skipped[0]?.reason ?? 'too little is known.'}</p>;
  }
  return (
    <>
      <p class="demand-words" data-testid="back-test-words">
        {errorText(test.report.all)}
        {said.isLaterPlan && ' There was no capacity plan in the service then: supply is by the first one that was brought.'}
      </p>
      <div class="demand-words">
        <label class="inline-field">What was said on
          <select value={said.at} data-testid="pick-said" onChange={(event) => setParams({ said: event.currentTarget.value })}>
            {origins.map(({ at }) => <option key={at}>{at}</option>)}
          </select>
        </label>
        <span data-testid="back-test-runout">Running out: {runoutText(said.exhaustion)}.</span>
      </div>
      {hasWord('table', 'backtest')
        ? <DataTable panel="backtest" data={originDataset(test, said)} label={`What was said on ${said.at} and what came`} />
        : <><FanChart label={`What was said on ${said.at} and what came`} testId="back-test-chart" from={said.days[0]?.day ?? said.at} wasKw={said.days.map(({ cameKw }) => cameKw)} fan={said.days} /><FanKey was="what came" said="said" /></>}
      <Errors errors={test.report.errors} />
    </>
  );
}

/** What the planner would have said in the past, against what happened. */
export function BackTestPanel() {
  const newest = useResource<BackTest | undefined>('newest back-test', (signal) => demandApi.newestBackTest(signal), true);
  const problem = useSignal<string | undefined>(undefined);
  const test = newest.data;
  const isOpen = test?.state === 'Queued' || test?.state === 'Running';
  useReloadWhile(newest, isOpen, POLL_MS);

  async function ask(): Promise<void> {
    try {
      await demandApi.askBackTest(DAYS);
      problem.value = undefined;
    } catch (failure) {
      const error = asRequestError(failure);
      problem.value = `${error.title}: ${error.detail}`;
    }
    newest.reload();
  }

  const said = test?.report?.origins.find(({ at }) => at === param('said')) ?? test?.report?.origins.at(-5) ?? test?.report?.origins[0];
  return (
    <Panel<{ test: BackTest | undefined }>
      id="backtest" title="What the planner would have said" className="list-panel"
      resource={{ ...newest, data: newest.loading && !test ? undefined : { test } }}
      note={test && `the past replayed on ${dateTime(Date.parse(test.createdAt), 'UTC')} UTC, ${DAYS} days ahead, without knowing what came`}
      tools={(
        <>
          {mayForAll('plans:write') && <button type="button" class="button small" disabled={isOpen} data-testid="replay" onClick={() => void ask()}>{test ? 'Replay anew' : 'Replay the past'}</button>}
          {test && said && <><TableToggle panel="backtest" /><ExportMenu panel="backtest" dataset={() => originDataset(test, said)} url={demandUrls.backTest(test.id)} /></>}
        </>
      )}
      empty={!test && !newest.loading ? { title: 'The past has not been replayed yet', body: problem.value && <p role="alert">{problem.value}</p> } : undefined}
    >
      {() => test && (
        <div data-testid={`back-test-${test.state.toLowerCase()}`}>
          {problem.value && <p class="field-problem" role="alert">{problem.value}</p>}
          {isOpen && <p class="muted demand-words" role="status">The planner has been asked on {test.doneOriginCount} of {test.originCount} days.</p>}
          {test.state === 'Failed' && <p class="field-problem" role="alert">It could not be made: {test.problem}</p>}
          {test.state === 'Done' && <Done test={test} />}
        </div>
      )}
    </Panel>
  );
}
