import { useEffect, useRef } from 'preact/hooks';
import { signedOut } from '../api/http';
import { sitePath } from '../sites/address';
import { profileOfPath } from '../sovereignty/address';
import { LiveRegion } from './announce';
import { Help } from './help';
import { lazyScreen } from './lazy';
import { Nav, menuOpen } from './nav';
import { navigate, path } from './router';
import { isCurrent, screens } from './screens';
import { askWhoIAm, forgetWhoIAm } from './self';
import { SignIn } from './signin';
import { Empty } from './states';
import { TopBar } from './topbar';

const FleetPage = lazyScreen('Fleet', async () => (await import('../fleet/fleetpage')).FleetPage);
const SitePage = lazyScreen('Power domains', async () => (await import('../sites/sitepage')).SitePage);
const SiteWay = lazyScreen('Power domains', async () => (await import('../sites/way')).SiteWay);
const SchedulePage = lazyScreen('Schedule', async () => (await import('../schedule/schedulepage')).SchedulePage);
const JobsPage = lazyScreen('Jobs', async () => (await import('../jobs/jobspage')).JobsPage);
const NewJobPage = lazyScreen('New job', async () => (await import('../jobs/newjobpage')).NewJobPage);
const JobPage = lazyScreen('Job', async () => (await import('../jobs/jobpage')).JobPage);
const ServicesPage = lazyScreen('Services', async () => (await import('../services/servicespage')).ServicesPage);
const ServicePage = lazyScreen('Service', async () => (await import('../services/servicepage')).ServicePage);
const CurrentPlanPage = lazyScreen('Current plan', async () => (await import('../currentplan/currentplanpage')).CurrentPlanPage);
const PlansPage = lazyScreen('Plans', async () => (await import('../plans/planspage')).PlansPage);
const OperationsPage = lazyScreen('Solver runs', async () => (await import('../solver/operationspage')).OperationsPage);
const OperationPage = lazyScreen('Solver run', async () => (await import('../solver/operationpage')).OperationPage);
const SovereigntyPage = lazyScreen('Sovereignty', async () => (await import('../sovereignty/sovereigntypage')).SovereigntyPage);
const ProfilePage = lazyScreen('Profile', async () => (await import('../sovereignty/profilepage')).ProfilePage);
const ValidationPage = lazyScreen('Validation', async () => (await import('../validation/validationpage')).ValidationPage);

const ComparePage = lazyScreen('Models', async () => (await import('../models/comparepage')).ComparePage);
const OutlookPage = lazyScreen('Outlook', async () => (await import('../outlook/outlookpage')).OutlookPage);
const BuildOutPage = lazyScreen('Build-out', async () => (await import('../buildout/buildoutpage')).BuildOutPage);
const DemandPage = lazyScreen('Demand', async () => (await import('../outlook/demandpage')).DemandPage);
const ScenariosPage = lazyScreen('Scenarios', async () => (await import('../scenarios/scenariospage')).ScenariosPage);
const FinancePage = lazyScreen('Finance', async () => (await import('../finance/financepage')).FinancePage);

const AccessPage = lazyScreen('Access', async () => (await import('../access/accesspage')).AccessPage);

const TenantsPage = lazyScreen('Tenants', async () => (await import('../tenants/tenantspage')).TenantsPage);

const LinksPage = lazyScreen('Data links', async () => (await import('../links/linkspage')).LinksPage);

const LANDING = '/fleet';

/** Names the screen of a path: walking within a site is no change of screen. */
function screenOf(here: string): string {
  return sitePath(here)?.siteId ?? here;
}

function Content({ here }: { here: string }) {
  const operation = /^\/operations\/([^/]+)\/?$/.exec(here)?.[1];
  const job = /^\/jobs\/(?!new\/?$)([^/]+)\/?$/.exec(here)?.[1];
  const service = /^\/services\/([^/]+)\/?$/.exec(here)?.[1];
  const domain = /^\/domains\/([^/]+)\/?$/.exec(here)?.[1];
  const site = sitePath(here);
  const profile = profileOfPath(here);
  if (operation) return <OperationPage key={operation} id={decodeURIComponent(operation)} />;
  if (job) return <JobPage key={job} id={decodeURIComponent(job)} />;
  if (service) return <ServicePage key={service} id={decodeURIComponent(service)} />;
  if (domain) return <SiteWay key={domain} domainId={decodeURIComponent(domain)} />;
  if (site) return <SitePage key={site.siteId} {...site} />;
  if (profile) return <ProfilePage key={profile} id={profile} />;
  switch (here) {
    case '/':
      return null;
    case '/fleet':
      return <FleetPage />;
    case '/sites':
      return <SiteWay domainId={undefined} />;
    case '/links':
      return <LinksPage />;
    case '/schedule':
      return <SchedulePage />;
    case '/jobs':
      return <JobsPage />;
    case '/jobs/new':
      return <NewJobPage />;
    case '/tenants':
      return <TenantsPage />;
    case '/services':
      return <ServicesPage />;
    case '/current-plan':
      return <CurrentPlanPage />;
    case '/plans':
      return <PlansPage />;
    case '/operations':
      return <OperationsPage />;
    case '/sovereignty':
      return <SovereigntyPage />;
    case '/validation':
      return <ValidationPage />;
    case '/outlook':
      return <OutlookPage />;
    case '/build-out':
      return <BuildOutPage />;
    case '/outlook/demand':
      return <DemandPage />;
    case '/scenarios':
      return <ScenariosPage />;
    case '/models/compare':
      return <ComparePage />;
    case '/finance':
      return <FinancePage />;
    case '/access':
      return <AccessPage />;
    default:
      return (
        <>
          <TopBar title="Not found" />
          <main class="page">
            <Empty title="There is no such page">
              <a class="button" href="/">To the start</a>
            </Empty>
          </main>
        </>
      );
  }
}

function Screen() {
  const here = path.value;
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) document.getElementById('content')?.focus({ preventScroll: true });
    first.current = false;
    window.scrollTo(0, 0);
  }, [screenOf(here)]);
  useEffect(() => {
    if (here === '/') navigate(LANDING, true);
    const screen = screens.find((candidate) => isCurrent(candidate, here));
    document.title = screen ? `${screen.label} · Megawatt` : 'Megawatt';
  }, [here]);
  return <Content here={here} />;
}

export function Shell() {
  useEffect(() => {
    if (signedOut.value) forgetWhoIAm();
    else void askWhoIAm();
  }, [signedOut.value]);
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
