import { LiveDot, PauseButton } from '../shell/live';
import { useLiveTurn } from '../shell/liveturn';
import { planEvents } from '../shell/planevents';
import { param } from '../shell/router';
import { TopBar } from '../shell/topbar';
import { JobList } from './joblist';
import { QueueList } from './queuelist';

const views = [
  { id: 'all', label: 'All jobs', href: '/jobs' },
  { id: 'queue', label: 'Queue', href: '/jobs?view=queue' },
] as const;

export function JobsPage() {
  const view = param('view') === 'queue' ? 'queue' : 'all';
  const { turn, live, paused, setPaused } = useLiveTurn(planEvents());
  return (
    <>
      <TopBar title="Jobs">
        <LiveDot state={live} />
        <PauseButton paused={paused} set={setPaused} />
        <a class="button primary" href="/jobs/new" data-testid="new-job">New job</a>
      </TopBar>
      <main class="page" data-testid="jobs">
        <nav class="views" aria-label="Views of jobs">
          {views.map(({ id, label, href }) => (
            <a key={id} href={href} aria-current={id === view ? 'page' : undefined} data-testid={`view-${id}`}>
              {label}
            </a>
          ))}
        </nav>
        {view === 'queue' ? <QueueList turn={turn} /> : <JobList turn={turn} />}
      </main>
    </>
  );
}
