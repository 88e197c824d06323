import { linkUrls, type DataLink, type DataLinks, type Transfers, type Way } from '../api/links';
import type { Resource } from '../api/resource';
import type { Dataset } from '../charts/dataset';
import { ExportMenu } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { setParams } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { count, money, moneyExact } from '../units/format';
import { linkOf } from './ways';
import { sizeText, speedText, takesText, wayText } from './words';

function dataset(links: readonly DataLink[], transfers: Transfers | undefined): Dataset {
  const rows = links.map((link) => {
    const its = transfers && linkOf(transfers.items, link);
    return [
      link.fromSiteId, link.toSiteId, link.megabitPerSecond, link.perTerabyteMinor,
      its?.durationMillis, its?.costMinor, its?.currency,
    ];
  });
  return {
    name: 'data-links',
    columns: [
      { id: 'fromSiteId', label: 'From' }, { id: 'toSiteId', label: 'To' },
      { id: 'megabitPerSecond', label: 'Speed', numeric: true },
      { id: 'perTerabyteMinor', label: 'A terabyte', numeric: true },
      { id: 'durationMillis', label: 'The example takes', numeric: true },
      { id: 'costMinor', label: 'The example costs', numeric: true }, { id: 'currency', label: 'Currency' },
    ],
    count: rows.length,
    cell: (row, column) => rows[row]?.[column],
    facts: transfers ? { exampleBytes: String(transfers.sizeBytes) } : {},
  };
}

interface RowProps {
  link: DataLink;
  transfers: Transfers | undefined;
  chosen: boolean;
  mayChange: boolean;
  withdraw: () => void;
}

function Row({ link, transfers, chosen, mayChange, withdraw }: RowProps) {
  const its = transfers && linkOf(transfers.items, link);
  return (
    <tr data-testid="link-row" class={chosen ? 'chosen' : undefined}>
      <th scope="row">{link.fromSiteId} <span aria-label="to">→</span> {link.toSiteId}</th>
      <td class="number" title={`${count(link.megabitPerSecond)} Mbit/s`}>{speedText(link.megabitPerSecond)}</td>
      <td class="number">{link.perTerabyteMinor === 0 ? 'nothing' : moneyExact(link.perTerabyteMinor, 'EUR')}</td>
      <td class="number">{its ? takesText(its.durationMillis) : '–'}</td>
      <td class="number" title={its && moneyExact(its.costMinor, its.currency)}>
        {its ? (its.costMinor === 0 ? 'nothing' : money(its.costMinor, its.currency)) : '–'}
      </td>
      {mayChange && (
        <td class="link-actions">
          <button
            type="button" class="button small" data-testid="change-link" aria-label={`Change the link from ${wayText(link)}`}
            onClick={() => setParams({ from: link.fromSiteId, to: link.toSiteId })}
          >
            Change
          </button>
          <button
            type="button" class="button small" data-testid="withdraw-link" aria-label={`Withdraw the link from ${wayText(link)}`}
            onClick={withdraw}
          >
            Withdraw
          </button>
        </td>
      )}
    </tr>
  );
}

interface Props {
  links: Resource<DataLinks>;
  transfers: Transfers | undefined;
  sizeBytes: number;
  chosen: Way | undefined;
  mayChange: boolean;
  withdraw: (link: DataLink) => void;
}

/** The links there are, and what an example takes over each, as the plan reckons. */
export function LinkList({ links, transfers, sizeBytes, chosen, mayChange, withdraw }: Props) {
  const items = links.data?.items ?? [];
  const size = sizeText(sizeBytes);
  return (
    <Panel<DataLinks>
      id="links" title="Links" className="list-panel" resource={links}
      tools={<ExportMenu panel="links" url={linkUrls.transfers(sizeBytes)} dataset={() => dataset(items, transfers)} />}
      empty={
        items.length > 0 ? undefined : {
          title: 'No link leads from a site to another',
          body: (
            <p>
              A job whose data lies at a site runs at that site alone.
              {mayChange && ' Add a link with the form, and it may run where the link leads once its data has come over it.'}
            </p>
          ),
        }
      }
    >
      {() => (
        <TableBox label="Links" className="links-box">
          <table>
            <thead>
              <tr>
                <th scope="col">Link</th><th scope="col" class="number">Speed</th>
                <th scope="col" class="number">A terabyte costs</th>
                <th scope="col" class="number">{size} take</th><th scope="col" class="number">and cost</th>
                {mayChange && <th scope="col"><span class="visually-hidden">Actions</span></th>}
              </tr>
            </thead>
            <tbody>
              {items.map((link) => (
                <Row
                  key={wayText(link)} link={link} transfers={transfers} mayChange={mayChange} withdraw={() => withdraw(link)}
                  chosen={chosen !== undefined && linkOf([link], chosen) !== undefined}
                />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
