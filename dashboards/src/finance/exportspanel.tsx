import { useSignal } from '@preact/signals';
import { randomKey } from '../api/client';
import { financeApi, financeUrls } from '../api/finance';
import type { BookExport, ReportSchedule } from '../api/financetypes';
import { asRequestError } from '../api/http';
import { useReloadWhile, useResource, type Resource } from '../api/resource';
import type { Page } from '../api/types';
import { notify } from '../shell/announce';
import { Panel } from '../shell/panel';
import { mayForAll } from '../shell/self';
import { TableBox } from '../shell/tablebox';
import { count } from '../units/format';
import { dateTime } from '../units/zone';

const kinds: readonly { word: string; label: string }[] = [
  { word: 'focus', label: 'FOCUS, cost and usage' },
  { word: 'chargeback', label: 'Chargeback' },
  { word: 'invoice', label: 'Invoice lines' },
  { word: 'energy', label: 'Energy and carbon' },
  { word: 'reconciliation', label: 'Reconciliation' },
  { word: 'waterfall', label: 'Waterfall' },
  { word: 'unit-costs', label: 'Unit costs' },
  { word: 'carbon-intensity', label: 'Carbon intensity' },
];
const formats = ['csv', 'csv-fr', 'csv-sv', 'xlsx', 'json', 'parquet'];
const AGAIN_MS = 1_500;

function stateText(it: BookExport): string {
  switch (it.state) {
    case 'Queued':
      return 'waits for its turn';
    case 'Running':
      return `${count(it.progress.rowCount)} rows so far`;
    case 'Failed':
      return it.problem ?? 'failed';
    case 'Done':
      return `${count(it.progress.rowCount)} rows, ${count(it.byteCount ?? 0)} bytes`;
  }
}

function Row({ it, mayWrite, changed }: { it: BookExport; mayWrite: boolean; changed: () => void }) {
  return (
    <tr data-testid="export-row" data-state={it.state}>
      <th scope="row">
        {it.state === 'Done' ? <a href={financeUrls.exportContent(it.id)} download={it.fileName}>{it.fileName}</a> : it.fileName}
      </th>
      <td>{it.period}</td>
      <td>{it.state}</td>
      <td class={it.state === 'Failed' ? 'over' : undefined}>{stateText(it)}</td>
      <td class="hash" title={it.sha256}>{it.sha256?.slice(0, 12) ?? '–'}</td>
      <td>{dateTime(Date.parse(it.createdAt), 'UTC')}</td>
      <td>{mayWrite && <button type="button" class="button small quiet" aria-label={`Delete ${it.fileName}`} data-testid="export-delete" onClick={() => void financeApi.deleteExport(it.id).then(changed, (failure: unknown) => notify(`Not deleted: ${asRequestError(failure).title}`))}>Delete</button>}</td>
    </tr>
  );
}

function Schedules({ schedules, mayWrite }: { schedules: Resource<{ items: ReportSchedule[] }>; mayWrite: boolean }) {
  const items = schedules.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section class="schedule-list" aria-label="Made whenever a month is closed">
      <h3>Made whenever a month is closed</h3>
      <ul>
        {items.map((it) => (
          <li key={it.id} data-testid="schedule-row">
            {kinds.find(({ word }) => word === it.kind)?.label ?? it.kind}, {it.format}{it.groupBy && `, by ${it.groupBy}`} <small class="muted">by {it.createdBy}</small>
            {mayWrite && <button type="button" class="button small quiet" data-testid="schedule-delete" onClick={() => void financeApi.deleteSchedule(it.id).then(schedules.reload, (failure: unknown) => notify(`Not deleted: ${asRequestError(failure).title}`))}>Delete</button>}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FormProps {
  period: string;
  by: string;
  shared: string;
  currency: string;
  ordered: () => void;
  scheduled: () => void;
}

function OrderForm({ period, by, shared, currency, ordered, scheduled }: FormProps) {
  const kind = useSignal('focus');
  const format = useSignal('csv');
  const version = useSignal('1.2');
  const problem = useSignal<string | undefined>(undefined);
  const asked = () => ({ kind: kind.value, format: format.value, groupBy: by, shared, currency, ...(kind.value === 'focus' ? { focusVersion: version.value } : {}) });

  async function run(work: Promise<unknown>, done: () => void): Promise<void> {
    problem.value = undefined;
    try {
      await work;
      done();
    } catch (failure) {
      const { title, detail } = asRequestError(failure);
      problem.value = detail ? `${title}: ${detail}` : title;
    }
  }

  return (
    <form class="export-form" onSubmit={(event) => {
      event.preventDefault();
      void run(financeApi.order({ ...asked(), period }, randomKey()), ordered);
    }}>
      <label class="inline-field">Report
        <select value={kind.value} data-testid="export-kind" onChange={(event) => (kind.value = event.currentTarget.value)}>
          {kinds.map(({ word, label }) => <option key={word} value={word}>{label}</option>)}
        </select>
      </label>
      <label class="inline-field">Format
        <select value={format.value} data-testid="export-format" onChange={(event) => (format.value = event.currentTarget.value)}>
          {formats.map((word) => <option key={word} value={word}>{word}</option>)}
        </select>
      </label>
      {kind.value === 'focus' && (
        <label class="inline-field">FOCUS
          <select value={version.value} data-testid="export-version" onChange={(event) => (version.value = event.currentTarget.value)}>
            <option value="1.2">1.2</option>
            <option value="1.4">1.4</option>
          </select>
        </label>
      )}
      <button type="submit" class="button primary" data-testid="export-order">Make it for {period}</button>
      <button type="button" class="button" data-testid="export-schedule" onClick={() => void run(financeApi.schedule(asked(), randomKey()), scheduled)}>At each closing</button>
      {problem.value && <p class="field-problem" role="alert" data-testid="export-problem">{problem.value}</p>}
    </form>
  );
}

/** Files that are made in the background and kept: large ones, and those made whenever a month is closed. */
export function ExportsPanel({ period, by, shared, currency, turn }: { period: string; by: string; shared: string; currency: string; turn: number }) {
  const exports = useResource<Page<BookExport>>(`exports ${turn}`, (signal) => financeApi.exports(signal), true);
  const schedules = useResource<{ items: ReportSchedule[] }>(`schedules ${turn}`, (signal) => financeApi.schedules(signal), true);
  const mayWrite = mayForAll('finance:write');
  const items = exports.data?.items ?? [];
  const isBusy = items.some(({ state }) => state === 'Queued' || state === 'Running');
  useReloadWhile(exports, isBusy, AGAIN_MS);
  return (
    <Panel<Page<BookExport>>
      id="exports" title="Files" className="list-panel" resource={exports} note="made in the background, kept for 30 days"
      bar={mayWrite && <OrderForm period={period} by={by} shared={shared} currency={currency} ordered={exports.reload} scheduled={schedules.reload} />}
    >
      {() => (
        <>
          {items.length === 0 ? <p class="no-files muted" data-testid="no-exports">No file was made yet.</p> : (
            <TableBox label="Files">
              <table>
                <thead>
                  <tr>
                    <th scope="col">File</th><th scope="col">Month</th><th scope="col">State</th><th scope="col">How far</th>
                    <th scope="col">SHA-256</th><th scope="col">Asked for, UTC</th><th scope="col"><span class="visually-hidden">Delete</span></th>
                  </tr>
                </thead>
                <tbody>{items.map((it) => <Row key={it.id} it={it} mayWrite={mayWrite} changed={exports.reload} />)}</tbody>
              </table>
            </TableBox>
          )}
          <Schedules schedules={schedules} mayWrite={mayWrite} />
        </>
      )}
    </Panel>
  );
}
