import type { EntryMember, RegisterDifference, RegisterEntry } from '../api/sovereigntytypes';
import { Icon } from '../shell/icons';
import { TableBox } from '../shell/tablebox';
import { count } from '../units/format';
import { changes, countWords, entryCount, kindWord, tellingMembers, valueText } from './words';

function Member({ member: { name, before, after }, change }: { member: EntryMember; change: RegisterEntry['change'] }) {
  if (change !== 'Changed') return <li><code>{name}</code> {valueText(after ?? before)}</li>;
  if (before === undefined) return <li><code>{name}</code> new: <ins>{valueText(after)}</ins></li>;
  if (after === undefined) return <li><code>{name}</code> gone: <del>{valueText(before)}</del></li>;
  return (
    <li>
      <code>{name}</code> <span class="visually-hidden">was </span><del>{valueText(before)}</del>{' '}
      <span aria-hidden="true">→</span><span class="visually-hidden">is </span> <ins>{valueText(after)}</ins>
    </li>
  );
}

function Row({ entry }: { entry: RegisterEntry }) {
  const { word, icon } = changes[entry.change];
  return (
    <tr data-testid="register-entry" data-kind={entry.kind} data-id={entry.id} data-change={entry.change}>
      <th scope="row">{kindWord(entry.kind)} <b>{entry.id}</b></th>
      <td><span class={`entry-change ${entry.change.toLowerCase()}`}><Icon name={icon} size={12} /> {word}</span></td>
      <td class="wrap">
        <ul class="entry-members">
          {tellingMembers(entry).map((member) => <Member key={member.name} member={member} change={entry.change} />)}
        </ul>
      </td>
    </tr>
  );
}

/** What one register says otherwise than another: in a line, then entry by entry. */
export function DifferenceView({ difference }: { difference: RegisterDifference }) {
  const { items } = difference;
  const more = entryCount(difference) - items.length;
  return (
    <div class="register-difference" data-testid="register-difference">
      <ul class="entry-counts" aria-label="How much is different">
        {countWords(items).map(({ change, text }) => (
          <li key={text} class="badge"><Icon name={changes[change].icon} size={12} /> {text}</li>
        ))}
      </ul>
      <TableBox label="What is different">
        <table>
          <thead>
            <tr><th scope="col">Entry</th><th scope="col">Is</th><th scope="col">What it says</th></tr>
          </thead>
          <tbody>{items.map((entry) => <Row key={`${entry.kind} ${entry.id}`} entry={entry} />)}</tbody>
        </table>
      </TableBox>
      {more > 0 && <p class="muted">And {count(more)} more: the documents have them all.</p>}
    </div>
  );
}
