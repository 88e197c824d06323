import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { fleetUrls } from '../api/fleet';
import type { PowerDomain } from '../api/fleettypes';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { hasWord } from '../shell/router';
import { count } from '../units/format';
import { selectDomain } from './address';
import { gapOf } from './gap';
import { domainsDataset } from './sitedatasets';
import type { SiteView } from './sitestore';
import { firstOpen, pathTo, treeMove, visibleRows, type TreeKey } from './tree';
import { DomainRow } from './treerow';

const ROW_HEIGHT = 40;
const SPARE_ROWS = 6;
const KEYS: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

interface Props {
  view: SiteView;
  siteId: string;
  selected: string | undefined;
  /** Elements that feed the chosen rack directly. */
  feeding: readonly string[];
  staleSince: number | undefined;
  now: number;
  zone: string;
}

function PowerTree({ view, siteId, selected, feeding, now, zone }: Props) {
  const { tree } = view;
  const box = useRef<HTMLDivElement>(null);
  const open = useSignal<ReadonlySet<string>>(firstOpen(tree, selected));
  const top = useSignal(0);
  const height = useSignal(600);
  const wanted = useRef<string | undefined>(undefined);
  const shown = tree.roots.join(' ');
  const rows = useMemo(() => visibleRows(tree, open.value), [tree, open.value]);

  useEffect(() => {
    open.value = firstOpen(tree, selected);
  }, [shown]);
  useEffect(() => {
    const hidden = [...(selected === undefined ? [] : [selected]), ...feeding]
      .flatMap((id) => pathTo(tree, id).slice(0, -1))
      .filter((id) => !open.peek().has(id));
    if (hidden.length > 0) open.value = new Set([...open.peek(), ...hidden]);
  }, [selected, feeding.join(' '), shown]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => (height.value = element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const at = rows.findIndex((row) => row.id === selected);
    const element = box.current;
    if (at < 0 || !element) return;
    const [first, last] = [at * ROW_HEIGHT, (at + 1) * ROW_HEIGHT];
    if (first < element.scrollTop) element.scrollTop = first;
    else if (last > element.scrollTop + element.clientHeight) element.scrollTop = last - element.clientHeight;
  }, [selected, rows.length]);
  useEffect(() => {
    const id = wanted.current;
    if (id === undefined) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-domain="${CSS.escape(id)}"]`);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });

  function toggle(id: string): void {
    const next = new Set(open.value);
    if (!next.delete(id)) next.add(id);
    open.value = next;
  }

  function keys(event: KeyboardEvent): void {
    const from = (event.target as HTMLElement).dataset['domain'];
    if (from === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const toggles = event.key === 'Enter' || event.key === ' ';
    if (!toggles && !KEYS.includes(event.key)) return;
    event.preventDefault();
    if (toggles) {
      toggle(from);
      return;
    }
    const move = treeMove(tree, rows, from, event.key as TreeKey);
    if (!move) return;
    if ('to' in move) {
      wanted.current = move.to;
      selectDomain(siteId, move.to, true);
    } else toggle('open' in move ? move.open : move.close);
  }

  const first = Math.max(0, Math.floor(top.value / ROW_HEIGHT) - SPARE_ROWS);
  const last = Math.min(rows.length, first + Math.ceil(height.value / ROW_HEIGHT) + 2 * SPARE_ROWS);
  const entry = rows.some((row) => row.id === selected) ? selected : rows[0]?.id;
  return (
    <div
      class="tree" ref={box} role="tree" aria-label="Power tree" data-testid="power-tree"
      onScroll={(event) => (top.value = event.currentTarget.scrollTop)} onKeyDown={keys}
    >
      <div class="tree-space" role="none" style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
        {rows.slice(first, last).map((row, at) => {
          const domain = tree.byId.get(row.id);
          return domain && (
            <DomainRow
              key={row.id} row={row} domain={domain} top={(first + at) * ROW_HEIGHT} selected={row.id === selected}
              entry={row.id === entry} feeds={feeding.includes(row.id)} now={now} zone={zone}
              onSelect={() => selectDomain(siteId, row.id, false)} onToggle={() => toggle(row.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

function TreeLegend({ planned, gaps }: { planned: boolean; gaps: boolean }) {
  return (
    <ul class="tree-legend" aria-label="Key of the bars">
      <li><i class="key used" />used</li>
      {planned && <li><i class="key planned" />reserved by plan</li>}
      <li><i class="key limit" />limit</li>
      <li><i class="key partner" />if its partner fails</li>
      {gaps && <li><span class="tree-gap">Σ≠</span>parts do not add up</li>}
    </ul>
  );
}

/** Which element feeds which, and how near each is to its limit. */
export function TreePanel(props: Props) {
  const { view, siteId, zone } = props;
  const { resource, domains } = view;
  const dataset = () => domainsDataset(siteId, domains, view.snapshotId, zone);
  return (
    <Panel<readonly PowerDomain[]>
      id="tree" title="Power tree" className="tree-panel" staleSince={props.staleSince}
      resource={{ ...resource, data: resource.data && domains }} note={count(domains.length)}
      empty={
        resource.data?.length === 0
          ? { title: 'No power domain is declared here', body: <p>Domains of a site stand in the fleet document.</p> }
          : undefined
      }
      bar={
        <TreeLegend
          planned={domains.some((domain) => domain.reservedW !== undefined)}
          gaps={domains.some((domain) => gapOf(domain)?.within === false)}
        />
      }
      tools={
        <>
          <TableToggle panel="tree" />
          <ExportMenu panel="tree" dataset={dataset} url={fleetUrls.domains(siteId, view.at)} />
        </>
      }
    >
      {() =>
        hasWord('table', 'tree') ? (
          <DataTable panel="tree" data={dataset()} label="Power domains" />
        ) : view.tree.roots.length > 0 ? (
          <PowerTree {...props} />
        ) : null
      }
    </Panel>
  );
}
