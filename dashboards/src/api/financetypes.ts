/** The books as the service tells them. Money is in euro where no currency is named, energy in watt-hours, emissions in grams of CO2-equivalent. */

export interface Lacking {
  need: string;
  subject: string;
  from: string;
  to: string;
  text: string;
}

export interface Period {
  id: string;
  state: 'Open' | 'Closed';
  from: string;
  to: string;
  quarterCount: number;
  bookedQuarterCount: number;
  isComplete: boolean;
  missing: Lacking[];
  moreMissingCount: number;
  correctionCount: number;
  closedAt?: string;
  closedBy?: string;
  reason?: string;
  sha256?: string;
  bookVersion?: number;
}

export interface Periods {
  /** Of the days of the books. */
  zone: string;
  items: Period[];
}

export interface ReportColumn {
  name: string;
  type: string;
  unit?: string;
  description: string;
}

/** Whole numbers past 2^53 are texts. */
export type ReportCell = string | number | boolean | null;

export interface Assumption {
  kind: string;
  name: string;
  value: string;
  from?: string;
  to?: string;
  source: string;
  retrievedOn: string;
  isToBeChecked: boolean;
}

export interface SeriesUsed {
  id: string;
  version: number;
  source: string;
  from: string;
  to: string;
}

export interface ReportTable {
  name: string;
  columns: ReportColumn[];
  rows: ReportCell[][];
}

export interface Report {
  kind: string;
  asked: { currency: string };
  /** That it can be told in. */
  currencies: string[];
  /** Further tables of unit costs. */
  more: ReportTable[];
  period: { id: string; state: 'Open' | 'Closed'; from: string; to: string; quarterCount: number; sha256?: string };
  isProvisional: boolean;
  columns: ReportColumn[];
  rows: ReportCell[][];
  total: ReportCell[];
  assumptions: Assumption[];
  series: SeriesUsed[];
  warnings: string[];
}

export interface LedgerLine {
  from: string;
  version: number;
  siteId: string;
  poolId: string;
  holder: string;
  tenantId?: string;
  jobId?: string;
  workloadClass?: string;
  itMilliJ: number | string;
  overheadMilliJ: number | string;
  allocatedGpuMs: number;
  usedGpuMs: number;
  costMicroEur: number | string;
  locationMilliG: number;
  marketMilliG: number;
}

export interface TracedAccount {
  siteId: string;
  poolId: string;
  holder: string;
  tenantId?: string;
  jobId?: string;
}

/** What is behind a row of a report. */
export interface Trace {
  rowId: string;
  ledgerMonth: string;
  corrects?: string;
  accounts: TracedAccount[];
  accountCount: number;
  entries: LedgerLine[];
  entryCount: number;
  bookVersions: number[];
  series: { id: string; version: number }[];
  meterIds: string[];
}

export interface ReportOrder {
  kind: string;
  period: string;
  format: string;
  groupBy?: string;
  shared?: string;
  focusVersion?: string;
  currency?: string;
}

export interface BookExport {
  id: string;
  kind: string;
  period: string;
  format: string;
  state: 'Queued' | 'Running' | 'Done' | 'Failed';
  progress: { rowCount: number };
  sha256?: string;
  byteCount?: number;
  fileName: string;
  createdAt: string;
  doneAt?: string;
  problem?: string;
}

export interface ReportSchedule {
  id: string;
  kind: string;
  format: string;
  groupBy?: string;
  createdAt: string;
  createdBy: string;
}
