import { asRequestError } from '../api/http';
import { MenuItem, Popover } from '../shell/popover';
import { copyText } from '../shell/clipboard';
import { curl } from '../shell/curl';
import { notify } from '../shell/announce';
import { Icon } from '../shell/icons';
import { hasWord, toggleWord } from '../shell/router';
import { stamped, toCsv, toJson, type Dataset } from './dataset';
import { toPng, toSvg, type Picture } from './pictures';

interface Props {
  panel: string;
  /** Asynchronous where the whole is more than the screen has loaded. */
  dataset: () => Dataset | Promise<Dataset>;
  /** The service's address of the same numbers. */
  url: string;
  /** Where the address is not asked with GET. */
  method?: 'POST';
  /** Absent while the panel shows its table. */
  picture?: Picture | undefined;
}

function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  notify(`${name} saved`);
}

function run(work: Promise<void>): void {
  work.catch((failure: unknown) => notify(`Not exported: ${asRequestError(failure).title}`));
}

export function ExportMenu({ panel, dataset, url, method, picture }: Props) {
  async function png({ canvas, key }: Picture): Promise<void> {
    const data = await dataset();
    const drawing = canvas();
    const blob = drawing && (await toPng(drawing, { facts: stamped(data, new Date()), key: key() }));
    if (blob) save(`${data.name}.png`, blob);
    else notify('The picture could not be made');
  }
  async function svg({ svg: draw, key }: Picture): Promise<void> {
    const data = await dataset();
    const drawing = await draw();
    if (!drawing) return;
    const facts = stamped(data, new Date());
    save(`${data.name}.svg`, toSvg(drawing, { facts, key: key() }));
  }
  async function text(kind: 'csv' | 'json'): Promise<void> {
    const data = await dataset();
    const body = kind === 'csv' ? toCsv(data, new Date()) : toJson(data, new Date());
    const type = kind === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
    save(`${data.name}.${kind}`, new Blob([body], { type }));
  }
  return (
    <span data-export-root>
      <Popover
        title="Export" testId={`export-${panel}`} className="button quiet square export-button"
        label={<Icon name="export" />}
      >
        <MenuItem testId="export-csv" onSelect={() => run(text('csv'))}>CSV</MenuItem>
        <MenuItem testId="export-json" onSelect={() => run(text('json'))}>JSON</MenuItem>
        {picture && (
          <>
            <MenuItem testId="export-png" onSelect={() => run(png(picture))}>PNG picture</MenuItem>
            <MenuItem testId="export-svg" onSelect={() => run(svg(picture))}>SVG picture</MenuItem>
          </>
        )}
        <MenuItem testId="export-curl" onSelect={() => void copyText(curl(url, location.origin, method), 'curl command')}>
          Copy as curl
        </MenuItem>
      </Popover>
    </span>
  );
}

/** Chart or table, kept in the URL as `table=<panel>,...`. */
export function TableToggle({ panel, chart = 'chart' }: { panel: string; chart?: string }) {
  const shown = hasWord('table', panel);
  const title = shown ? `Show as ${chart}` : 'Show as table';
  return (
    <button
      type="button" class="button quiet square" aria-pressed={shown}
      title={title} aria-label={title} data-testid={`table-${panel}`}
      onClick={() => toggleWord('table', panel)}
    >
      <Icon name={shown ? 'chart' : 'table'} />
    </button>
  );
}
