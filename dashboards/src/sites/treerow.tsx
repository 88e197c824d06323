import type { PowerDomain } from '../api/fleettypes';
import { PowerStateBadge, isEstimate } from '../fleet/states';
import { Icon } from '../shell/icons';
import { exact, power } from '../units/format';
import { gapOf } from './gap';
import { PowerBar } from './powerbar';
import type { TreeRow } from './tree';
import { kindWord, shortId } from './words';

interface Props {
  row: TreeRow;
  domain: PowerDomain;
  selected: boolean;
  /** Takes the Tab key: one row of the tree does. */
  entry: boolean;
  /** Feeds the chosen rack. */
  feeds: boolean;
  top: number;
  now: number;
  zone: string;
  onSelect: () => void;
  onToggle: () => void;
}

function sentence(domain: PowerDomain): string {
  const { powerW, limitW, reservedW, partnerFailsW, partnerId } = domain;
  const said = [
    powerW === undefined ? 'load unknown' : `used ${exact(powerW, 'W')}`,
    limitW === undefined ? 'limit not set' : `limit ${exact(limitW, 'W')}`,
  ];
  if (reservedW !== undefined) said.push(`reserved by plan ${exact(reservedW, 'W')}`);
  if (partnerFailsW !== undefined) said.push(`if ${partnerId === undefined ? 'its partner' : shortId(partnerId, domain.siteId)} fails ${exact(partnerFailsW, 'W')}`);
  return said.join(', ');
}

/** One element of the power tree: what it is, its bar, its numbers. */
export function DomainRow(props: Props) {
  const { row, domain, selected, top } = props;
  const { powerW, limitW, headroomW, state } = domain;
  const gap = gapOf(domain);
  const over = headroomW !== undefined && headroomW < 0;
  const marks = `${selected ? ' selected' : ''}${props.feeds ? ' feeds' : ''} ${state.toLowerCase()}`;
  return (
    <div
      class={`tree-row${marks}`} style={{ top: `${top}px` }} role="treeitem"
      aria-level={row.level + 1} aria-posinset={row.position} aria-setsize={row.siblings} aria-selected={selected}
      aria-expanded={row.hasChildren ? row.open : undefined} tabIndex={props.entry ? 0 : -1}
      data-domain={row.id} data-testid={`domain-${row.id}`} title={sentence(domain)} onClick={props.onSelect}
    >
      <span class="tree-name" style={{ paddingLeft: `${row.level * 16}px` }}>
        {row.hasChildren ? (
          <span
            class={`tree-twist${row.open ? ' open' : ''}`} aria-hidden="true" data-testid={`twist-${row.id}`}
            onClick={(event) => {
              event.stopPropagation();
              props.onToggle();
            }}
          >
            <Icon name="right" size={12} />
          </span>
        ) : (
          <span class="tree-twist" />
        )}
        <span class="tree-label">
          <b>{shortId(row.id, domain.siteId)}</b>
          <small>{props.feeds ? 'feeds the rack' : kindWord(domain.kind)}</small>
        </span>
      </span>
      <PowerBar domain={domain} />
      <span class="tree-figures">
        <span>
          <b class={isEstimate(domain) ? 'estimated' : undefined}>
            {powerW === undefined ? 'unknown' : power(powerW)}
          </b>{' '}
          <span class="muted">{limitW === undefined ? 'no limit set' : `of ${power(limitW)}`}</span>
        </span>
        <small>
          {state === 'Ok' && headroomW !== undefined ? (
            `${power(headroomW)} free`
          ) : (
            <>
              <PowerStateBadge state={state} now={props.now} zone={props.zone} />
              {headroomW !== undefined && ` ${over ? `by ${power(-headroomW)}` : `${power(headroomW)} free`}`}
            </>
          )}
          {gap && !gap.within && <span class="tree-gap" data-testid={`gap-${row.id}`} title="The parts do not add up"> Σ≠</span>}
        </small>
      </span>
    </div>
  );
}
