import type { ComponentChildren } from 'preact';
import type { PowerDomain } from '../api/fleettypes';
import { PowerStateBadge } from '../fleet/states';
import { Icon } from '../shell/icons';
import { param, setParams } from '../shell/router';
import { count, duration, exact, percent, percentWhole, power } from '../units/format';
import { gapOf, type Gap } from './gap';
import { kindWord, shortId } from './words';

interface FactProps {
  testId: string;
  label: string;
  watts: number | undefined;
  none: string;
  children?: ComponentChildren;
  tone?: string | undefined;
}

function Fact({ testId, label, watts, none, children, tone }: FactProps) {
  return (
    <div class={`element-fact ${tone ?? ''}`} title={watts === undefined ? undefined : exact(watts, 'W')} data-testid={`element-${testId}`}>
      <dt>{label}</dt>
      <dd><b>{watts === undefined ? none : power(watts)}</b>{children && <small>{children}</small>}</dd>
    </div>
  );
}

/** Names what an element carries beside its parts, where that is not within what was declared. */
function GapBadge({ gap }: { gap: Gap }) {
  const more = gap.gapW >= 0;
  const share = gap.childSumW > 0 ? ` (${percent(Math.abs(gap.gapW) / gap.childSumW)} of them)` : '';
  return (
    <span class="badge warn" data-testid="gap" title={`${exact(gap.gapW, 'W')}; declared unmetered: ${exact(gap.allowedW, 'W')}`}>
      <Icon name="meter" size={12} />
      {power(Math.abs(gap.gapW))} {more ? 'more' : 'less'} than its parts{share}, {percent(gap.declaredRatio)} declared unmetered
    </span>
  );
}

interface Props {
  domain: PowerDomain;
  /** It is shown as it was. */
  past: boolean;
  now: number;
  zone: string;
}

/** The selected element: how much it carries, how much it may, and what hangs on it. */
export function Element({ domain, past, now, zone }: Props) {
  const { powerW, limitW, headroomW, reservedW, partnerFailsW, partnerId } = domain;
  const gap = gapOf(domain);
  const partner = partnerId === undefined ? undefined : shortId(partnerId, domain.siteId);
  const over = headroomW !== undefined && headroomW < 0;
  const simulated = param('loss') === 'on';
  const partnerOver = partnerFailsW !== undefined && limitW !== undefined && partnerFailsW > limitW;
  return (
    <section class="element" aria-labelledby="element-title" data-testid="element">
      <div class="element-head">
        <h2 id="element-title" title={domain.id}>{shortId(domain.id, domain.siteId)}</h2>
        <span class="muted">{kindWord(domain.kind)}</span>
        <PowerStateBadge state={domain.state} now={now} zone={zone} />
        {gap && !gap.within && <GapBadge gap={gap} />}
        {(domain.unknownNodeCount ?? 0) > 0 && (
          <span class="badge warn" title="They are in no sum">
            <Icon name="warn" size={12} /> {count(domain.unknownNodeCount ?? 0)} nodes never heard
          </span>
        )}
        {domain.estimatedRatio > 0 && <span class="badge">{percent(domain.estimatedRatio)} estimated</span>}
        <button
          type="button" class="button small" aria-pressed={simulated} data-testid="simulate-loss" disabled={past}
          title={past ? 'A loss is simulated of the present' : undefined}
          onClick={() => setParams({ loss: simulated ? undefined : 'on' })}
        >
          <Icon name="bolt" /> Simulate loss
        </button>
      </div>
      <dl class="element-facts">
        <Fact testId="power" label="Used" watts={powerW} none="unknown">
          {powerW !== undefined && limitW ? `${percentWhole(powerW / limitW)} of limit` : undefined}
        </Fact>
        <Fact testId="limit" label="Limit" watts={limitW} none="not set" tone={limitW === undefined ? 'unset' : undefined}>
          {domain.limitKind}
        </Fact>
        <Fact testId="headroom" label={over ? 'Over by' : 'Headroom'} watts={headroomW} none="unknown" tone={over ? 'over' : undefined} />
        {reservedW !== undefined && <Fact testId="reserved" label="Reserved by plan" watts={reservedW} none="" />}
        <Fact
          testId="partner" label="If its partner fails" watts={partnerFailsW} tone={partnerOver ? 'over' : undefined}
          none={partnerId === undefined ? 'no partner' : 'unknown'}
        >
          {partnerOver ? `over its limit, without ${partner ?? 'it'}` : partner && `without ${partner}`}
        </Fact>
        <Fact testId="parts" label="Sum of its parts" watts={domain.childSumW} none="–">
          {gap?.within && `${power(gap.gapW)} unmetered, as declared`}
        </Fact>
        <div class="element-fact">
          <dt>Below it</dt>
          <dd>
            <b>{count(domain.rackCount)} racks</b>
            <small>
              {count(domain.nodeCount)} nodes
              {domain.oldestReadingAgeSeconds !== undefined && `, oldest reading ${duration(domain.oldestReadingAgeSeconds)}`}
            </small>
          </dd>
        </div>
      </dl>
    </section>
  );
}
