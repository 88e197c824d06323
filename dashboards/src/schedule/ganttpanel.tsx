import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { address } from '../api/http';
import type { Gantt } from '../api/types';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import type { Picture, SvgDrawing } from '../charts/pictures';
import { svgPen } from '../charts/svgpen';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { count } from '../units/format';
import { useGantt } from './data';
import { ganttDataset } from './datasets';
import { drawGantt } from './ganttdraw';
import { GROUPINGS, layoutGantt, type Grouping } from './ganttlayout';
import { ganttKey } from './keys';
import { GanttLegend } from './ganttlegend';
import { GanttPane } from './ganttpane';
import type { GanttScene, Marks } from './ganttscene';
import { onAxis, useHeld } from './held';
import { isCurrent, type ShownPlan } from './shownplan';
import type { ScheduleView } from './view';
import { pan, zoom } from '../charts/window';

interface Props {
  view: ScheduleView;
  siteId: string | undefined;
  left: number;
  /** The selected job's, once known. */
  marks: Marks | undefined;
  /** Jobs that stand elsewhere than in the plan this is compared with. */
  changed: ReadonlySet<string>;
  now: number;
}

const groupNames: Readonly<Record<Grouping, string>> = {
  pool: 'Pools', domain: 'Power domains', gpu: 'GPU types', kind: 'Kinds of work',
};
const lanePixels: Readonly<Record<string, number>> = { thin: 3, medium: 5, thick: 8 };

function grouping(): Grouping {
  return GROUPINGS.find((name) => name === param('group')) ?? 'pool';
}

function barsOf(gantt: Gantt, job: string): number[] {
  return gantt.jobId.flatMap((id, bar) => (id === job ? [bar] : []));
}

/** Of the current plan the ended ones and every leg are drawn, so the number is of bars alone. */
function placements(shown: number, plan: ShownPlan): string {
  return isCurrent(plan) || shown === plan.placedCount ? count(shown) : `${count(shown)} of ${count(plan.placedCount)}`;
}

function svgOf(scene: GanttScene | undefined): SvgDrawing | undefined {
  if (!scene) return undefined;
  const pen = svgPen(scene.width, scene.height);
  drawGantt(pen, scene);
  return { text: pen.finish(), width: scene.width, height: scene.height };
}

function ZoomButtons({ view }: { view: ScheduleView }) {
  const move = (factor: number) => {
    const now = view.window.value;
    view.move(zoom(now, factor, (now.from + now.to) / 2, view.extent), 'step');
  };
  const shift = (share: number) => view.move(pan(view.window.value, share, view.extent), 'step');
  const { start, end } = view.extent;
  return (
    <div class="button-group" role="group" aria-label="Window">
      <button type="button" class="button quiet square" title="Earlier (Shift ←)" aria-label="Earlier" data-testid="earlier" onClick={() => shift(-0.5)}><Icon name="left" /></button>
      <button type="button" class="button quiet square" title="Zoom out (−)" aria-label="Zoom out" data-testid="zoom-out" onClick={() => move(2)}><Icon name="minus" /></button>
      <button type="button" class="button quiet square" title="Whole plan (0)" aria-label="Whole plan" data-testid="zoom-fit" onClick={() => view.move({ from: start, to: end }, 'step')}><Icon name="fit" /></button>
      <button type="button" class="button quiet square" title="Zoom in (+)" aria-label="Zoom in" data-testid="zoom-in" onClick={() => move(0.5)}><Icon name="plus" /></button>
      <button type="button" class="button quiet square" title="Later (Shift →)" aria-label="Later" data-testid="later" onClick={() => shift(0.5)}><Icon name="right" /></button>
    </div>
  );
}

export function GanttPanel({ view, siteId, left, marks, changed, now }: Props) {
  const q = param('q') ?? '';
  const pointed = useSignal(false);
  const newest = useGantt(view.plan, q);
  const shownGantt = useHeld(newest.data, q, pointed.value);
  const resource = { ...newest, data: useMemo(() => shownGantt && onAxis(shownGantt, view.plan), [shownGantt, view.plan.startsAt]) };
  const waits = shownGantt !== newest.data;
  const group = grouping();
  const lane = lanePixels[param('lanes') ?? ''] ?? 5;
  const layout = useMemo(
    () => resource.data && layoutGantt(resource.data, { group, siteId, lane }),
    [resource.data, group, siteId, lane],
  );
  const scene = useRef<(() => GanttScene) | undefined>(undefined);
  const root = useRef<HTMLDivElement>(null);
  const selectedJob = param('sel');
  const selected = useMemo(
    () => (selectedJob && resource.data ? barsOf(resource.data, selectedJob) : []),
    [resource.data, selectedJob],
  );
  const marked = useMemo(() => marks, [marks?.earliestStart, marks?.deadline]);
  const dataset = useMemo(
    () => resource.data && layout && ganttDataset(resource.data, layout, view, { q, site: siteId ?? '' }),
    [resource.data, layout, view.zone],
  );
  const asTable = hasWord('table', 'gantt');
  const picture: Picture = {
    key: ganttKey,
    canvas: () => {
      const canvas = root.current?.querySelector('canvas');
      return canvas ? { canvas, ratio: window.devicePixelRatio || 1 } : undefined;
    },
    svg: () => Promise.resolve(svgOf(scene.current?.())),
  };
  const shown = layout?.shown ?? 0;
  const empty =
    shown > 0 ? undefined : {
      title: q ? `No placement matches “${q}”` : 'No job is placed here',
      body: q ? (
        <button type="button" class="button" onClick={() => setParams({ q: undefined })}>Clear the filter</button>
      ) : (
        <p>The unplaced list says why each job was left out.</p>
      ),
    };
  return (
    <Panel<Gantt>
      id="gantt" title="Placements" className="gantt-panel" resource={resource} empty={layout && empty}
      note={layout && <>{placements(shown, view.plan)}{waits && <span class="badge" role="status" data-testid="gantt-waits">newer when you leave</span>}</>}
      tools={
        <>
          <GanttLegend live={isCurrent(view.plan)} />
          <div class="inline-field">
            <span aria-hidden="true">Rows</span>
            <select aria-label="Rows" value={group} data-testid="group" onChange={(event) => setParams({ group: event.currentTarget.value === 'pool' ? undefined : event.currentTarget.value })}>
              {GROUPINGS.map((name) => <option key={name} value={name}>{groupNames[name]}</option>)}
            </select>
          </div>
          <div class="inline-field">
            <span aria-hidden="true">Lanes</span>
            <select aria-label="Lanes" value={param('lanes') ?? 'medium'} data-testid="lanes" onChange={(event) => setParams({ lanes: event.currentTarget.value === 'medium' ? undefined : event.currentTarget.value })}>
              <option value="thin">Thin</option>
              <option value="medium">Medium</option>
              <option value="thick">Thick</option>
            </select>
          </div>
          <ZoomButtons view={view} />
          <TableToggle panel="gantt" />
          {dataset && (
            <ExportMenu
              panel="gantt" dataset={() => dataset}
              url={address(`/plans/${view.plan.id}/gantt`, { q, siteId })}
              picture={asTable ? undefined : picture}
            />
          )}
        </>
      }
    >
      {(gantt) =>
        asTable && dataset ? (
          <DataTable panel="gantt" data={dataset} label="Table of placements" />
        ) : layout ? (
          <div class="fill" ref={root}>
            <GanttPane
              view={view} gantt={gantt} layout={layout} left={left} selected={selected} marks={marked}
              changed={changed} now={now} onPoint={(on) => (pointed.value = on)}
              scene={scene} firstRow={param('row')} onFirstRow={(row) => setParams({ row }, true)}
              onSelect={(bar) => setParams({ sel: bar < 0 ? undefined : gantt.jobId[bar] })}
            />
          </div>
        ) : null
      }
    </Panel>
  );
}
