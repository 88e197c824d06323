import type { KeptOutlook, Target, Wish } from '../api/capacity';
import type { Resource } from '../api/resource';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { mw } from './words';

function WishItem({ wish, by }: { wish: Wish; by: string }) {
  const past = wish.orders.filter(({ isPast }) => isPast);
  const isLate = wish.earliest > by;
  return (
    <li data-testid={isLate ? 'wish-impossible' : 'wish-possible'}>
      <Icon name={isLate ? 'forbid' : 'check'} size={13} /> <b>{mw(wish.gridKw)} MW</b> {isLate ? 'cannot come' : 'may still come'} from {wish.siteId}: at the earliest on {wish.earliest}
      {isLate && past.length > 0 && (
        <ul>{past.map((order) => <li key={order.item}>{order.item} had to be ordered by {order.orderBy}</li>)}</ul>
      )}
    </li>
  );
}

function Answer({ target }: { target: Target }) {
  return (
    <ul class="target-list">
      <li><Icon name="check" size={13} /> <b>{mw(target.signedKw)} MW</b> are there or signed</li>
      {[...target.possible, ...target.impossible].map((wish) => <WishItem key={wish.stepId} wish={wish} by={target.by} />)}
      {target.missingKw > 0
        ? <li data-testid="target-missing"><Icon name="warn" size={13} /> <b>{mw(target.missingKw)} MW</b> are missing: shells with power and flexible parts of connections could give them, a green field cannot any more</li>
        : <li data-testid="target-met"><Icon name="check" size={13} /> The target can be met</li>}
      <li><Icon name="rack" size={13} /> <a href="/build-out" data-testid="to-build-out">What to build for it, and when</a></li>
    </ul>
  );
}

/** What of the target can come by its day, and what not, by order dates that have passed. */
export function TargetPanel({ resource }: { resource: Resource<KeptOutlook> }) {
  const target = resource.data?.answer.target;
  return (
    <Panel<KeptOutlook>
      id="target" title="The target" className="list-panel" resource={resource}
      note={target && `${mw(target.targetKw)} MW of connections by ${target.by}`}
      empty={resource.data && !target ? { title: 'The plan has no target' } : undefined}
    >
      {() => (target ? <Answer target={target} /> : null)}
    </Panel>
  );
}
