import { fleetUrls } from '../api/fleet';
import type { Attention, AttentionSubject, FleetSummary } from '../api/fleettypes';
import type { Resource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { Icon, type IconName } from '../shell/icons';
import { Panel } from '../shell/panel';
import { hasWord } from '../shell/router';
import { exact, power } from '../units/format';
import { attentionDataset } from './fleetdatasets';
import { sinceText } from './states';
import { useSteady } from '../shell/steady';
import { attentionKey, byUrgency } from './summary';

const looks: Readonly<Record<string, { icon: IconName; word: string }>> = {
  LimitPassed: { icon: 'warn', word: 'Over its limit' },
  LimitNear: { icon: 'near', word: 'Near its limit' },
  SourceFailing: { icon: 'error', word: 'Cannot be read' },
  SourceStale: { icon: 'clock', word: 'Stale' },
  MeterDisagrees: { icon: 'meter', word: 'Meter disagrees' },
  ClockOff: { icon: 'now', word: 'Clock off' },
  ProofExpired: { icon: 'forbid', word: 'Run out' },
  ProofExpiring: { icon: 'clock', word: 'Runs out' },
  SlurmFailing: { icon: 'error', word: 'Does not answer' },
  SlurmDiffers: { icon: 'warn', word: 'Differs in Slurm' },
};

/** Where one looks into it: a domain in its tree, a rack or a node on the map, a claim among those that run out, a job on its page, else its site. */
export function subjectHref({ kind, id, siteId, rackId }: AttentionSubject): string | undefined {
  if (kind === 'claim') return `/sovereignty?expiry=${encodeURIComponent(id)}`;
  if (kind === 'job') return `/jobs/${encodeURIComponent(id)}`;
  const site = siteId === undefined ? undefined : `/sites/${encodeURIComponent(siteId)}`;
  if (kind === 'domain') return site ? `${site}/domains/${encodeURIComponent(id)}` : `/domains/${encodeURIComponent(id)}`;
  return site && rackId !== undefined ? `${site}?rack=${encodeURIComponent(rackId)}` : site;
}

/** The things that a matter is of, each with the way to it. */
function Members({ item: { members = [], memberCount = 0 } }: { item: Attention }) {
  const more = memberCount - members.length;
  return (
    <details class="attention-members" data-testid="attention-members">
      <summary>Show {memberCount === members.length ? 'them' : `the first ${members.length}`}</summary>
      <ul>
        {members.map((member) => (
          <li key={`${member.kind} ${member.id}`}>
            <a href={subjectHref(member)} data-testid="attention-member">{member.id}</a>
          </li>
        ))}
        {more > 0 && <li class="muted">and {more} more</li>}
      </ul>
    </details>
  );
}

interface RowProps {
  item: Attention;
  now: number;
  zone: string;
}

function Row({ item, now, zone }: RowProps) {
  const { icon, word } = looks[item.kind] ?? { icon: 'error' as const, word: item.kind };
  const href = subjectHref(item.subject);
  const { valueW, limitW } = item;
  return (
    <li class={`attention ${item.kind.toLowerCase()}`} data-testid="attention" title={item.message}>
      <Icon name={icon} />
      <div class="attention-text">
        <p>
          {href ? <a href={href}><b>{item.subject.id}</b></a> : <b>{item.subject.id}</b>}
          <span class="attention-word">{word}</span>
        </p>
        <p class="muted">{item.message}</p>
        {item.members && <Members item={item} />}
      </div>
      <div class="attention-figures">
        {valueW !== undefined && <b title={exact(valueW, 'W')}>{power(valueW)}</b>}
        {limitW !== undefined && <small title={exact(limitW, 'W')}>of {power(limitW)}</small>}
        <small>since {sinceText(item.since, now, zone)}</small>
      </div>
    </li>
  );
}

interface Props {
  summary: FleetSummary | undefined;
  resource: Resource<FleetSummary>;
  staleSince: number | undefined;
  at: string | undefined;
  now: number;
  zone: string;
}

/** What needs somebody, the most pressing first. */
export function AttentionPanel({ summary, resource, staleSince, at, now, zone }: Props) {
  const items = byUrgency(summary?.attention ?? []);
  const { rows, waiting, hold } = useSteady(items, attentionKey);
  return (
    <Panel<FleetSummary>
      id="attention" title="What needs me" className="attention-panel" staleSince={staleSince}
      resource={{ ...resource, data: summary }}
      note={items.length === 0 ? undefined : String(items.length)}
      empty={
        items.length > 0 ? undefined : {
          title: 'Nothing needs you',
          body: <p>No limit is near, every source reports, meters and sums agree, and no certificate runs out.</p>,
        }
      }
      tools={
        summary && (
          <>
            {waiting > 0 && <span class="badge" role="status">{waiting} new</span>}
            <TableToggle panel="attention" />
            <ExportMenu
              panel="attention" dataset={() => attentionDataset(items, summary, zone)}
              url={fleetUrls.summary(at)}
            />
          </>
        )
      }
    >
      {(data) =>
        hasWord('table', 'attention') ? (
          <DataTable panel="attention" data={attentionDataset(items, data, zone)} label="What needs me" />
        ) : (
          <ul class="attention-list" tabIndex={0} aria-label="What needs me" {...hold}>
            {rows.map((item) => <Row key={attentionKey(item)} item={item} now={now} zone={zone} />)}
          </ul>
        )
      }
    </Panel>
  );
}
