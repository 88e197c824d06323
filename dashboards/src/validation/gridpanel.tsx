import { validationUrls } from '../api/validation';
import type { VerdictGrid, VerdictRow } from '../api/validationtypes';
import type { Page } from '../api/types';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { MorePages, type Pages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { gridQuery, type GridFilter } from './address';
import { gridDataset } from './datasets';
import { GridTable } from './gridtable';
import { VERDICTS, looks, plural } from './words';

interface ChoiceProps {
  label: string;
  param: string;
  value: string | undefined;
  none: string;
  options: readonly { value: string; label: string }[];
}

function Choice({ label, param: name, value, none, options }: ChoiceProps) {
  return (
    <label class="inline-field">
      {label}
      <select
        value={value ?? ''} data-testid={`filter-${name}`}
        onChange={(event) => setParams({ [name]: event.currentTarget.value || undefined })}
      >
        <option value="">{none}</option>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </label>
  );
}

function same(values: readonly string[], chosen: string | undefined) {
  const all = chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
  return all.map((value) => ({ value, label: value }));
}

function Filters({ grid, filter, kernel }: { grid: VerdictGrid | undefined; filter: GridFilter; kernel: string | undefined }) {
  const counts = grid?.nodeCountByVerdict ?? {};
  return (
    <div class="grid-filters">
      <Choice label="Device" param="model" value={filter.model} none="Any model" options={same(grid?.deviceModels ?? [], filter.model)} />
      <Choice label="Site" param="site" value={filter.siteId} none="Any site" options={same(grid?.siteIds ?? [], filter.siteId)} />
      <Choice
        label="Verdict" param="verdict" value={filter.verdict} none="Any verdict"
        options={VERDICTS.map((value) => ({ value, label: `${looks[value].word} (${counts[value] ?? 0})` }))}
      />
      <Choice label="Kernel" param="kernel" value={param('kernel')} none={kernel ? `First (${kernel})` : 'None yet'} options={same(grid?.kernels ?? [], param('kernel'))} />
      <label class="inline-field">
        <input
          type="checkbox" checked={filter.all} data-testid="filter-all"
          onChange={(event) => setParams({ nodes: event.currentTarget.checked ? 'all' : undefined })}
        />
        also nodes without an agent
      </label>
    </div>
  );
}

function emptiness(grid: VerdictGrid, filter: GridFilter, enrol: (() => void) | undefined) {
  const nodeCount = Object.values(grid.nodeCountByVerdict).reduce((sum, count) => sum + count, 0);
  if (filter.model !== undefined || filter.siteId !== undefined || filter.verdict !== undefined) {
    const clear = { model: undefined, site: undefined, verdict: undefined };
    return {
      title: 'No node is like that',
      body: <button type="button" class="button" data-testid="clear-filters" onClick={() => setParams(clear)}>Show all</button>,
    };
  }
  if (nodeCount === 0) {
    return { title: 'The fleet has no nodes', body: <p>Bring it in on the <a href="/fleet">fleet’s page</a>; then its nodes can be measured.</p> };
  }
  return {
    title: 'No node has an agent yet',
    body: (
      <>
        <p>{plural(nodeCount, 'node')} of the fleet {nodeCount === 1 ? 'was' : 'were'} never measured. An agent on a node carries out orders and sends what it has measured.</p>
        {enrol && <button type="button" class="button primary" data-testid="enrol-first" onClick={enrol}>Enrol a node</button>}
      </>
    ),
  };
}

interface Props {
  pages: Pages<VerdictRow>;
  filter: GridFilter;
  kernel: string | undefined;
  node: string | undefined;
  quarantined: ReadonlySet<string>;
  enrol: (() => void) | undefined;
}

/** What holds of each node and kernel. */
export function GridPanel({ pages, filter, kernel, node, quarantined, enrol }: Props) {
  const grid = pages.resource.data as VerdictGrid | undefined;
  const query = gridQuery(filter);
  const facts = Object.fromEntries(Object.entries({ ...query, at: grid?.at }).filter((fact): fact is [string, string] => fact[1] !== undefined));
  const dataset = () => gridDataset(pages.items, facts);
  return (
    <Panel<Page<VerdictRow>>
      id="grid" title="Measured over expected" className="grid-panel" resource={pages.resource}
      note={grid && `${plural(pages.items.length, 'node')}${pages.next ? ' so far' : ''}, ${plural(grid.kernels.length, 'kernel')}`}
      bar={<Filters grid={grid} filter={filter} kernel={kernel} />}
      empty={grid && pages.items.length === 0 ? emptiness(grid, filter, enrol) : undefined}
      tools={
        grid && (
          <>
            <TableToggle panel="grid" chart="grid" />
            <ExportMenu panel="grid" url={validationUrls.grid(query)} dataset={dataset} />
          </>
        )
      }
    >
      {() => (
        <>
          {hasWord('table', 'grid')
            ? <DataTable panel="grid" data={dataset()} label="Measured over expected" />
            : <GridTable rows={pages.items} kernels={grid?.kernels ?? []} kernel={kernel} node={node} quarantined={quarantined} />}
          <MorePages pages={pages} />
        </>
      )}
    </Panel>
  );
}
