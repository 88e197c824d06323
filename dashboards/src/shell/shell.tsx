import { useEffect, useRef } from 'preact/hooks';
import { signedOut } from '../api/http';
import { OperationPage } from '../solver/operationpage';
import { OperationsPage } from '../solver/operationspage';
import { PlansPage } from '../plans/planspage';
import { SchedulePage } from '../schedule/schedulepage';
import { LiveRegion } from './announce';
import { Help } from './help';
import { Nav, menuOpen } from './nav';
import { navigate, path } from './router';
import { isCurrent, screens } from './screens';
import { SignIn } from './signin';
import { Empty } from './states';
import { TopBar } from './topbar';

function Screen() {
  const here = path.value;
  const operation = /^\/operations\/([^/]+)\/?$/.exec(here)?.[1];
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) document.getElementById('content')?.focus({ preventScroll: true });
    first.current = false;
    window.scrollTo(0, 0);
  }, [here]);
  useEffect(() => {
    if (here === '/') navigate('/schedule', true);
    const screen = screens.find((candidate) => isCurrent(candidate, here));
    document.title = screen ? `${screen.label} · Megawatt` : 'Megawatt';
  }, [here]);
  if (operation) return <OperationPage key={operation} id={decodeURIComponent(operation)} />;
  switch (here) {
    case '/':
      return null;
    case '/schedule':
      return <SchedulePage />;
    case '/plans':
      return <PlansPage />;
    case '/operations':
      return <OperationsPage />;
    default:
      return (
        <>
          <TopBar title="Not found" />
          <main class="page">
            <Empty title="There is no such page">
              <a class="button" href="/">Newest plan</a>
            </Empty>
          </main>
        </>
      );
  }
}

export function Shell() {
  if (signedOut.value) {
    return (
      <>
        <SignIn />
        <LiveRegion />
      </>
    );
  }
  return (
    <div class="shell">
      <a class="skip" href="#content">Skip to content</a>
      <Nav />
      {menuOpen.value && (
        <div class="scrim" aria-hidden="true" onClick={() => (menuOpen.value = false)} />
      )}
      <div class="content" id="content" tabIndex={-1}>
        <Screen />
      </div>
      <Help />
      <LiveRegion />
    </div>
  );
}
