import type { RequestError } from '../api/http';
import type { Basis } from '../api/livetypes';
import { KINDS } from '../api/types';
import { kindLabel } from '../charts/kinds';
import { Field } from '../shell/field';
import { problemAt } from '../shell/fieldproblems';
import { count } from '../units/format';
import type { JobDraft, TypeDraft } from './jobdraft';
import { TokensFields } from './tokensfields';

interface Props {
  draft: JobDraft;
  change: (patch: Partial<JobDraft>) => void;
  basis: Basis;
  issues: RequestError['errors'];
}

interface TypeProps {
  id: string;
  type: TypeDraft;
  idleW: number;
  /** Whether its length follows from tokens. */
  tokens: boolean;
  issues: RequestError['errors'];
  set: (patch: Partial<TypeDraft>) => void;
}

function Length({ id, type, tokens, issues, set }: TypeProps) {
  const shared = { type: 'number' as const, min: 0.25, step: 0.25, pointer: `/runSeconds/${id}`, problem: problemAt(issues, `/runSeconds/${id}`), testId: `hours-${id}` };
  return tokens ? (
    <Field
      label={<span class="visually-hidden">Length on {id} if it was not measured</span>} unit="hours, if not measured" {...shared}
      value={type.unmeasured} set={(unmeasured) => set({ unmeasured })}
    />
  ) : (
    <Field
      label={<span class="visually-hidden">Length on {id}</span>} unit="hours" {...shared}
      value={type.hours} set={(hours) => set({ hours })}
    />
  );
}

function TypeFields(props: TypeProps) {
  const { id, type, idleW, issues, set } = props;
  return (
    <div class="type-row" data-testid={`type-${id}`}>
      <label class="check">
        <input
          type="checkbox" checked={type.chosen} data-pointer="/runSeconds" data-testid={`on-${id}`}
          onChange={(event) => set({ chosen: event.currentTarget.checked })}
        />
        {id}
      </label>
      {type.chosen && (
        <>
          <Length {...props} />
          <Field
            label={<span class="visually-hidden">Draw of a GPU on {id}</span>} unit="W per GPU" type="number" min={idleW} step={1}
            pointer={`/perGpuW/${id}`} problem={problemAt(issues, `/perGpuW/${id}`)} testId={`watts-${id}`}
            value={type.watts} set={(watts) => set({ watts })}
          />
          <small class="muted type-idle">{count(idleW)} W idle</small>
        </>
      )}
    </div>
  );
}

function Work({ draft, change, basis, issues }: Props) {
  return (
    <fieldset>
      <legend>Work</legend>
      <div class="field-grid">
        <Field
          label="Tenant" pointer="/tenant" problem={problemAt(issues, '/tenant')} testId="job-tenant"
          value={draft.tenant} set={(tenant) => change({ tenant })}
        />
        <label class="field">
          <span>Kind</span>
          <select
            value={draft.kind} data-pointer="/kind" data-testid="job-kind"
            onChange={(event) => change({ kind: event.currentTarget.value })}
          >
            {KINDS.map((kind) => <option key={kind} value={kind}>{kindLabel(kind)}</option>)}
          </select>
          <small class="field-problem">{problemAt(issues, '/kind')}</small>
        </label>
        <Field
          label="GPUs, all at once" unit="GPUs" type="number" min={1} step={1} pointer="/gpuCount"
          problem={problemAt(issues, '/gpuCount')} testId="job-gpus" value={draft.gpuCount}
          set={(gpuCount) => change({ gpuCount })}
        />
        <label class="field">
          <span>Where the data may go</span>
          <select
            value={draft.residency} data-pointer="/residency" data-testid="job-residency"
            onChange={(event) => change({ residency: event.currentTarget.value })}
          >
            {basis.residencyPolicies.map(({ id }) => <option key={id} value={id}>{id}</option>)}
          </select>
          <small class="field-problem">{problemAt(issues, '/residency')}</small>
        </label>
      </div>
    </fieldset>
  );
}

function Measure({ draft, change }: Props) {
  return (
    <fieldset>
      <legend>How long it takes</legend>
      <label class="field">
        <span class="visually-hidden">What its length follows from</span>
        <select
          value={draft.measure} data-testid="job-measure"
          onChange={(event) => change({ measure: event.currentTarget.value === 'tokens' ? 'tokens' : 'hours' })}
        >
          <option value="hours">I know the hours</option>
          <option value="tokens">worked out from tokens of a language model</option>
        </select>
      </label>
    </fieldset>
  );
}

function Types({ draft, change, basis, issues }: Props) {
  const missing = problemAt(issues, '/runSeconds') || problemAt(issues, '/perGpuW');
  return (
    <fieldset>
      <legend>GPU types it runs on</legend>
      {basis.gpuTypes.map(({ id, idleW }) => {
        const type = draft.types[id];
        return type && (
          <TypeFields
            key={id} id={id} type={type} idleW={idleW} tokens={draft.measure === 'tokens'} issues={issues}
            set={(patch) => change({ types: { ...draft.types, [id]: { ...type, ...patch } } })}
          />
        );
      })}
      <small class="field-problem" data-testid="types-problem">{missing}</small>
    </fieldset>
  );
}

function Times({ draft, change, issues }: Props) {
  const dated = draft.deadline !== '';
  return (
    <fieldset>
      <legend>Time, in UTC</legend>
      <div class="field-grid">
        <Field
          label="Not before" type="datetime-local" pointer="/earliestStartAt" testId="job-earliest"
          problem={problemAt(issues, '/earliestStartAt')} note="empty: as soon as there is room"
          value={draft.earliest} set={(earliest) => change({ earliest })}
        />
        <Field
          label="Deadline" type="datetime-local" pointer="/deadlineAt" testId="job-deadline"
          problem={problemAt(issues, '/deadlineAt')} note="empty: none"
          value={draft.deadline} set={(deadline) => change({ deadline })}
        />
        <label class="check">
          <input
            type="checkbox" checked={draft.hardDeadline} data-testid="job-hard"
            onChange={(event) => change({ hardDeadline: event.currentTarget.checked })}
          />
          The deadline is hard: later is no use
        </label>
        {dated && !draft.hardDeadline && (
          <Field
            label="Being late costs" unit="EUR an hour" type="number" min={0} step={0.01} pointer="/latenessMinorPerHour"
            problem={problemAt(issues, '/latenessMinorPerHour')} testId="job-lateness"
            value={draft.lateness} set={(lateness) => change({ lateness })}
          />
        )}
      </div>
    </fieldset>
  );
}

function Worth({ draft, change, issues }: Props) {
  return (
    <fieldset>
      <legend>Worth and flexibility</legend>
      <div class="field-grid">
        <Field
          label="Worth" unit="EUR" type="number" min={0} step={0.01} pointer="/valueMinor"
          problem={problemAt(issues, '/valueMinor')} testId="job-value" note="it waits where every place costs more"
          value={draft.value} set={(value) => change({ value })}
        />
        <div class="checks">
          <label class="check">
            <input
              type="checkbox" checked={draft.powerCapping} data-testid="job-capping"
              onChange={(event) => change({ powerCapping: event.currentTarget.checked })}
            />
            May run slower on less power
          </label>
          <label class="check">
            <input
              type="checkbox" checked={draft.interruptible} data-testid="job-interruptible"
              onChange={(event) => change({ interruptible: event.currentTarget.checked })}
            />
            May be interrupted and go on later
          </label>
        </div>
      </div>
    </fieldset>
  );
}

function Breaks({ draft, change, issues }: Props) {
  return (
    <fieldset>
      <legend>How it is interrupted</legend>
      <div class="field-grid">
        <Field
          label="A checkpoint every" unit="minutes of work" type="number" min={1} step={1}
          pointer="/interruption/checkpointSeconds" problem={problemAt(issues, '/interruption/checkpointSeconds')}
          testId="job-checkpoint" note="what was done since is lost with a break"
          value={draft.checkpoint} set={(checkpoint) => change({ checkpoint })}
        />
        <Field
          label="Going on takes" unit="minutes" type="number" min={0} step={1}
          pointer="/interruption/restartSeconds" problem={problemAt(issues, '/interruption/restartSeconds')}
          testId="job-restart" value={draft.restart} set={(restart) => change({ restart })}
        />
        <Field
          label="Going on costs" unit="EUR" type="number" min={0} step={0.01}
          pointer="/interruption/restartMinor" problem={problemAt(issues, '/interruption/restartMinor')}
          testId="job-restart-cost" value={draft.restartCost} set={(restartCost) => change({ restartCost })}
        />
        <Field
          label="No break before" unit="minutes of work" type="number" min={0} step={1}
          pointer="/interruption/leastSeconds" problem={problemAt(issues, '/interruption/leastSeconds')}
          testId="job-least" note="unless a limit forces one" value={draft.least} set={(least) => change({ least })}
        />
      </div>
    </fieldset>
  );
}

function Needs({ draft, change, basis, issues }: Props) {
  const after = issues?.find(({ pointer }) => pointer?.startsWith('/after'))?.detail ?? '';
  return (
    <fieldset>
      <legend>What it needs first</legend>
      <div class="field-grid">
        <Field
          label="Jobs that have to be done" pointer="/after" problem={after} testId="job-after"
          note="their ids, between commas; empty: none" value={draft.after} set={(ids) => change({ after: ids })}
        />
        <label class="field">
          <span>Its data lies in</span>
          <select
            value={draft.dataSite} data-pointer="/data/siteId" data-testid="job-data-site"
            onChange={(event) => change({ dataSite: event.currentTarget.value })}
          >
            <option value="">everywhere, or is small</option>
            {[...new Set(basis.sites.map(({ id }) => id))].map((id) => <option key={id} value={id}>{id}</option>)}
          </select>
          <small class="field-problem">{problemAt(issues, '/data/siteId')}</small>
        </label>
        {draft.dataSite && (
          <Field
            label="Size of its data" unit="TB" type="number" min={0} step={0.001} pointer="/data/sizeBytes"
            problem={problemAt(issues, '/data/sizeBytes')} testId="job-data-size"
            note="at another site it begins once it has come over a link" value={draft.dataSize}
            set={(dataSize) => change({ dataSize })}
          />
        )}
      </div>
    </fieldset>
  );
}

/** Everything that is asked of a job. */
export function JobFields(props: Props) {
  return (
    <>
      <Work {...props} />
      <Measure {...props} />
      {props.draft.measure === 'tokens' && (
        <TokensFields
          draft={props.draft.tokens} issues={props.issues}
          change={(patch) => props.change({ tokens: { ...props.draft.tokens, ...patch } })}
        />
      )}
      <Types {...props} />
      <Times {...props} />
      <Worth {...props} />
      {props.draft.interruptible && <Breaks {...props} />}
      <Needs {...props} />
    </>
  );
}
