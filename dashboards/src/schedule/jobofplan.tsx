import type { ComponentChildren } from 'preact';
import { api } from '../api/client';
import { useResource } from '../api/resource';
import { useJob } from '../jobs/jobstore';
import type { Marks } from './ganttscene';
import { JobPanel, type Chosen } from './jobpanel';
import { LiveJobPanel } from './livejobpanel';
import { isCurrent } from './shownplan';
import type { ScheduleView } from './view';

/** Jobs whose id contains the selected one's. */
const MOST_NAMESAKES = 200;

function marksOf(earliest: string | undefined, deadline: string | undefined): Marks | undefined {
  if (earliest === undefined) return undefined;
  return { earliestStart: Date.parse(earliest), deadline: deadline ? Date.parse(deadline) : undefined };
}

/** The selected job: what is drawn of it, and its panel. */
export function useJobOfPlan(
  view: ScheduleView, jobId: string | undefined, renew: () => void,
): { marks: Marks | undefined; panel: ComponentChildren } {
  const { plan } = view;
  const live = isCurrent(plan);
  const chosen = useResource<Chosen>(jobId && !live ? `${plan.id} ${jobId}` : undefined, async (signal) => {
    const query = { q: jobId, pageSize: MOST_NAMESAKES };
    const allocations = await api.allocations(plan.id, query, signal);
    const placed = allocations.items.find((item) => item.jobId === jobId);
    if (placed) return { placed };
    const unplaced = await api.unplaced(plan.id, query, signal);
    return { leftOut: unplaced.items.find((item) => item.jobId === jobId) };
  });
  const viewed = useJob(live ? jobId : undefined);
  if (jobId === undefined) return { marks: undefined, panel: undefined };
  if (live) {
    const spec = viewed.job.data?.spec;
    return {
      marks: marksOf(spec?.earliestStartAt, spec?.deadlineAt),
      panel: <LiveJobPanel key={jobId} jobId={jobId} viewed={viewed} zone={view.zone} changed={renew} />,
    };
  }
  const placed = chosen.data?.placed;
  return {
    marks: marksOf(placed?.earliestStartAt, placed?.deadlineAt),
    panel: <JobPanel view={view} jobId={jobId} resource={chosen} />,
  };
}
