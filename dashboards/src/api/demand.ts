import { address, request } from './http';

/** Demand as it was, as it is foretold, and what a planner would have said. Power is in kilowatts of IT. */
export const demandParts = ['workKind', 'gpuType', 'profileId', 'tenantId'] as const;

export type DemandPart = (typeof demandParts)[number];

export interface DemandGroup {
  workKind?: string;
  gpuType?: string;
  profileId?: string;
  tenantId?: string;
  text: string;
}

export interface ForecastPoint {
  day: string;
  p10Kw: number;
  p50Kw: number;
  p90Kw: number;
  isTested: boolean;
}

export interface DemandForecast {
  historyFrom: string;
  filledDayCount: number;
  from: string;
  to: string;
  testedDayCount: number;
  model: string;
  scale: 'plain' | 'root' | 'log';
  maseRatio: number;
  naiveMaseRatio: number;
  scores: { model: string; scale: string; maseRatio: number }[];
  verification?: { dayCount: number; coveredRatio: number; maseRatio: number; naiveMaseRatio: number };
  points: ForecastPoint[];
}

export interface ForecastGroup {
  group: DemandGroup;
  demandIds: string[];
  assumedProfileRatio?: number;
  /** A number a day from the first, null where nothing is known. */
  demandKw: (number | null)[];
  tooShort?: { knownDayCount: number; neededDayCount: number };
  forecast?: DemandForecast;
}

export interface DemandForecasts {
  from: string;
  to: string;
  groupBy: DemandPart[];
  planVersion?: number;
  unknownDayCount: number;
  /** Hours of sites that are yet to be booked; their days are told later. */
  waitingHourCount: number;
  leftOutGroupCount: number;
  groups: ForecastGroup[];
}

export interface ForecastQuestion {
  groupBy: DemandPart[];
  dayCount: number;
}

export interface AdoptionDraft extends ForecastQuestion {
  reason?: string;
  groups: (Omit<DemandGroup, 'text'> & { planProfileId?: string; demandIds: string[]; later?: { meanRatio: number; deviationRatio: number } })[];
}

export interface Adoption {
  version: number;
  isNew: boolean;
  isApplied: boolean;
  demands: { demandId: string; replacedIds: string[]; forecastTo: string; laterMeanRatio: number; laterDeviationRatio: number; isLaterStated: boolean }[];
  warnings: string[];
}

export interface BackTestDay {
  day: string;
  p10Kw: number;
  p50Kw: number;
  p90Kw: number;
  naiveKw: number;
  cameKw: number;
}

export interface BackTestErrors {
  fromDays: number;
  toDays: number;
  dayCount: number;
  meanErrorKw: number;
  biasKw: number;
  maseRatio: number;
  naiveMaseRatio: number;
  coveredRatio: number;
}

export interface Runout {
  outcome: 'Came' | 'Missed' | 'FalseAlarm' | 'Neither' | 'Open';
  p50?: string;
  p90?: string;
  withinRatio: number;
  cameOn?: string;
  errorDays?: number;
}

export interface BackTestOrigin {
  at: string;
  isLaterPlan: boolean;
  groupCount: number;
  untoldGroupCount: number;
  days: BackTestDay[];
  exhaustion?: Runout;
}

export interface BackTest {
  id: string;
  createdAt: string;
  from: string;
  to: string;
  originCount: number;
  doneOriginCount: number;
  state: 'Queued' | 'Running' | 'Done' | 'Failed';
  problem?: string;
  report?: { origins: BackTestOrigin[]; skipped: { at: string; reason: string }[]; errors: BackTestErrors[]; all?: BackTestErrors };
}

const one = (id: string) => address(`/planner-back-tests/${encodeURIComponent(id)}`);

export const demandUrls = {
  forecasts: address('/demand-forecasts'),
  backTests: address('/planner-back-tests', { pageSize: 1 }),
  backTest: one,
};

function post<T>(url: string, body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<T> {
  return request<T>(url, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers }, ...(signal ? { signal } : {}) });
}

export const demandApi = {
  forecasts: (question: ForecastQuestion, signal?: AbortSignal) => post<DemandForecasts>(demandUrls.forecasts, question, {}, signal),
  tryAdoption: (draft: AdoptionDraft) => post<Adoption>(address('/capacity-plan/demand-adoptions', { validateOnly: 'true' }), draft),
  adopt: (draft: AdoptionDraft, version: number) => post<Adoption>(address('/capacity-plan/demand-adoptions'), draft, { 'If-Match': `"${version}"` }),
  newestBackTest: async (signal?: AbortSignal): Promise<BackTest | undefined> => {
    const its = signal ? { signal } : {};
    const { items } = await request<{ items: BackTest[] }>(demandUrls.backTests, its);
    const newest = items[0];
    return newest && request<BackTest>(one(newest.id), its);
  },
  askBackTest: (dayCount: number) => post<BackTest>(address('/planner-back-tests'), { dayCount }),
};
