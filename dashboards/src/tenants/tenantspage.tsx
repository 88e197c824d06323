import { tenantApi, tenantUrls, type Tenant } from '../api/tenants';
import { useResource } from '../api/resource';
import { ExportMenu } from '../charts/exportmenu';
import { LiveDot, PauseButton } from '../shell/live';
import { useLiveTurn, useTurn } from '../shell/liveturn';
import { Panel } from '../shell/panel';
import { planEvents } from '../shell/planevents';
import { TableBox } from '../shell/tablebox';
import { TopBar } from '../shell/topbar';
import { count, power } from '../units/format';
import { longest, shareBar } from './sharebar';
import { tenantDataset } from './tenantdataset';
import { budgetText, waitText } from './words';

const percent = (part: number) => `${(part * 100).toFixed(2)}%`;

/** Used within the guarantee, borrowed beyond it, and where guarantee and ceiling are; the numbers stand beside it. */
function Bar({ tenant, whole }: { tenant: Tenant; whole: number }) {
  const { within, borrowed, guaranteed, ceiling } = shareBar(tenant, whole);
  return (
    <span class="share-bar" aria-hidden="true">
      <i class="share-guaranteed" style={{ width: percent(guaranteed) }} />
      <i class="share-within" style={{ width: percent(within) }} />
      {borrowed > 0 && <i class="share-borrowed" style={{ left: percent(within), width: percent(borrowed) }} />}
      {ceiling !== undefined && <i class="share-ceiling" style={{ left: percent(ceiling) }} />}
    </span>
  );
}

function Row({ tenant, whole }: { tenant: Tenant; whole: number }) {
  const { id, share, guaranteedW, usedW, borrowedW, lentW, budgets } = tenant;
  return (
    <tr data-testid="tenant-row">
      <th scope="row" title={share?.reason}>
        <a href={`/jobs?tenant=${encodeURIComponent(id)}`}>{id}</a>
      </th>
      <td class="number">{guaranteedW > 0 ? power(guaranteedW) : 'none'}</td>
      <td class="number">{share?.ceilingW === undefined ? 'none' : power(share.ceilingW)}</td>
      <td class="share-cell"><Bar tenant={tenant} whole={whole} /></td>
      <td class="number">{power(usedW)}</td>
      <td class="number">{power(borrowedW)}</td>
      <td class="number">{power(lentW)}</td>
      <td class="wrap">{budgets.length === 0 ? 'none' : budgets.map(budgetText).join('; ')}</td>
      <td class="number">{count(tenant.runningJobsCount)}</td>
      <td class="number">{count(tenant.placedJobsCount)}</td>
      <td class="number">{count(tenant.waitingJobsCount)}</td>
      <td class="number">{waitText(tenant)}</td>
      <td class="number">{count(tenant.movedFromCount)}</td>
      <td class="number">{count(tenant.movedForCount)}</td>
    </tr>
  );
}

function Key() {
  return (
    <ul class="share-key" aria-label="Key of the bars">
      <li><i class="share-within" /> used, within the guarantee</li>
      <li><i class="share-borrowed" /> borrowed</li>
      <li><i class="share-guaranteed" /> guaranteed</li>
      <li><i class="share-ceiling" /> ceiling</li>
    </ul>
  );
}

/** What tenants have of the fleet's power, use, borrow and wait for. */
export function TenantsPage() {
  const { turn, live, paused, setPaused } = useLiveTurn(planEvents());
  const tenants = useResource<{ items: Tenant[] }>('tenants', (signal) => tenantApi.all(signal));
  useTurn(turn, tenants.reload);
  const items = tenants.data?.items ?? [];
  const whole = longest(items);
  return (
    <>
      <TopBar title="Tenants">
        <LiveDot state={live} />
        <PauseButton paused={paused} set={setPaused} />
      </TopBar>
      <main class="page" data-testid="tenants">
        <Panel<{ items: Tenant[] }>
          id="tenants" title="Tenants" className="list-panel" resource={tenants}
          note="power above idle, facility side; moved in the last week" bar={<Key />}
          empty={
            items.length > 0 ? undefined : {
              title: 'No tenant has a share or jobs',
              body: <p>A share is put at /api/v1/tenants/ID/share; whoever has none may borrow what is free.</p>,
            }
          }
          tools={<ExportMenu panel="tenants" url={tenantUrls.all} dataset={() => tenantDataset(items)} />}
        >
          {() => (
            <TableBox label="Tenants" className="tenants-box">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Tenant</th><th scope="col" class="number">Guaranteed</th>
                    <th scope="col" class="number">Ceiling</th><th scope="col">Use of it</th>
                    <th scope="col" class="number">Used</th><th scope="col" class="number">Borrowed</th>
                    <th scope="col" class="number">Lent</th><th scope="col">Budgets</th>
                    <th scope="col" class="number">Running</th><th scope="col" class="number">Placed</th>
                    <th scope="col" class="number">Waiting</th><th scope="col" class="number">Longest wait</th>
                    <th scope="col" class="number">Moved from it</th><th scope="col" class="number">Moved for it</th>
                  </tr>
                </thead>
                <tbody>{items.map((tenant) => <Row key={tenant.id} tenant={tenant} whole={whole} />)}</tbody>
              </table>
            </TableBox>
          )}
        </Panel>
      </main>
    </>
  );
}
