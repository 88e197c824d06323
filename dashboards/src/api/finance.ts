import { address, request, type Query } from './http';
import type { BookExport, Periods, Period, Report, ReportOrder, ReportSchedule, Trace } from './financetypes';
import type { Page } from './types';

const segment = encodeURIComponent;

function get<T>(url: string, signal: AbortSignal | undefined): Promise<T> {
  return request<T>(url, signal ? { signal } : {});
}

function post<T>(url: string, body: unknown, key: string | undefined): Promise<T> {
  const headers = { 'Content-Type': 'application/json', ...(key ? { 'Idempotency-Key': key } : {}) };
  return request<T>(url, { method: 'POST', body: JSON.stringify(body), headers });
}

/** Where the service has what a panel shows; also what "copy as curl" copies. */
export const financeUrls = {
  periods: address('/periods'),
  report: (kind: string, query: Query) => address(`/reports/${segment(kind)}`, query),
  row: (kind: string, rowId: string) => address(`/reports/${segment(kind)}/rows/${segment(rowId)}`),
  exports: address('/exports'),
  exportContent: (id: string) => address(`/exports/${segment(id)}/content`),
  schedules: address('/report-schedules'),
  books: address('/books'),
};

export const financeApi = {
  periods: (signal?: AbortSignal) => get<Periods>(financeUrls.periods, signal),
  report: (kind: string, query: Query, signal?: AbortSignal) => get<Report>(financeUrls.report(kind, query), signal),
  row: (kind: string, rowId: string, signal?: AbortSignal) => get<Trace>(financeUrls.row(kind, rowId), signal),
  exports: (signal?: AbortSignal) => get<Page<BookExport>>(financeUrls.exports, signal),
  schedules: (signal?: AbortSignal) => get<{ items: ReportSchedule[] }>(financeUrls.schedules, signal),

  close: (period: string, reason: string, key: string) =>
    post<Period>(address(`/periods/${segment(period)}/closure`), { reason }, key),
  order: (order: ReportOrder, key: string) => post<BookExport>(financeUrls.exports, order, key),
  deleteExport: (id: string) => request<undefined>(address(`/exports/${segment(id)}`), { method: 'DELETE' }),
  schedule: (order: Omit<ReportOrder, 'period'>, key: string) => post<ReportSchedule>(financeUrls.schedules, order, key),
  deleteSchedule: (id: string) => request<undefined>(address(`/report-schedules/${segment(id)}`), { method: 'DELETE' }),
};
