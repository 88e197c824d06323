import { sovereigntyApi, sovereigntyUrls } from '../api/sovereignty';
import type { RegisterVersion } from '../api/sovereigntytypes';
import type { Page } from '../api/types';
import { ExportMenu } from '../charts/exportmenu';
import { Icon } from '../shell/icons';
import { useTurn } from '../shell/liveturn';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { param, setParams } from '../shell/router';
import { may } from '../shell/self';
import { TableBox } from '../shell/tablebox';
import { moment, shortDigest } from '../sovereignty/words';
import { fileName } from './actions';
import { Compared } from './compared';
import { historyDataset } from './dataset';

const PAGE_SIZE = 20;

interface RowProps {
  register: RegisterVersion;
  isInForce: boolean;
  isChosen: boolean;
  putBack: (() => void) | undefined;
}

function Row({ register: { version, name, putAt, reason }, isInForce, isChosen, putBack }: RowProps) {
  const short = shortDigest(version);
  return (
    <tr class={isChosen ? 'chosen' : undefined} data-testid="register-row" data-version={version}>
      <th scope="row">
        <b>{moment(putAt)}</b>{' '}
        {isInForce && <span class="badge" data-testid="in-force"><Icon name="check" size={12} /> in force</span>}
      </th>
      <td class="wrap">{name}, version <code title={version}>{short}</code></td>
      <td class="wrap">{reason || '–'}</td>
      <td>
        <span class="register-row-actions">
          <button
            type="button" class="button small" aria-pressed={isChosen} aria-label={`Compare version ${short}`} data-testid="compare-register"
            onClick={() => setParams({ register: isChosen ? undefined : putAt, against: undefined })}
          >
            Compare
          </button>
          {putBack && (
            <button type="button" class="button small" aria-label={`Put version ${short} back`} data-testid="put-back" onClick={putBack}>
              Put it back
            </button>
          )}
          <a
            class="button quiet square" href={sovereigntyUrls.oldRegister(version)} download={fileName(version)}
            aria-label={`Download version ${short}`} title="Download" data-testid="download-old-register"
          >
            <Icon name="export" />
          </a>
        </span>
      </td>
    </tr>
  );
}

interface Props {
  turn: number;
  /** Another number whenever one was put from here. */
  puts: number;
  /** Opens the way to put a version into force again. */
  putBack: (register: RegisterVersion) => void;
}

/** The registers that were in force, what each changed, and the way back to one. */
export function HistoryPanel({ turn, puts, putBack }: Props) {
  const pages = usePages<RegisterVersion>('registers', (pageToken) => sovereigntyApi.registers({ pageSize: PAGE_SIZE, pageToken }));
  useTurn(turn, pages.refresh);
  useTurn(puts, pages.resource.reload);
  const { items } = pages;
  const current = items[0]?.version;
  const chosen = items.findIndex(({ putAt }) => putAt === param('register'));
  return (
    <Panel<Page<RegisterVersion>>
      id="registers" title="Registers" className="list-panel" resource={pages.resource} note="newest first, times in UTC"
      empty={items.length > 0 ? undefined : { title: 'No register yet' }}
      tools={<ExportMenu panel="registers" url={sovereigntyUrls.registers({ pageSize: PAGE_SIZE })} dataset={() => historyDataset(items)} />}
    >
      {() => (
        <>
          <TableBox label="Registers">
            <table>
              <thead>
                <tr>
                  <th scope="col">In force from</th><th scope="col">Register</th><th scope="col">Reason</th>
                  <th scope="col"><span class="visually-hidden">What to do</span></th>
                </tr>
              </thead>
              <tbody>
                {items.map((register, at) => (
                  <Row
                    key={register.putAt} register={register} isInForce={at === 0} isChosen={at === chosen}
                    putBack={may('sovereignty:write') && register.version !== current ? () => putBack(register) : undefined}
                  />
                ))}
              </tbody>
            </table>
            <MorePages pages={pages} />
          </TableBox>
          {chosen >= 0 && <Compared registers={items} chosen={chosen} isLast={pages.next === undefined} />}
        </>
      )}
    </Panel>
  );
}
