import { copyText } from '../shell/clipboard';
import { curl } from '../shell/curl';
import { Icon } from '../shell/icons';
import { MenuItem, Popover } from '../shell/popover';
import { financeUrls } from '../api/finance';
import type { Query } from '../api/http';

const formats: readonly { word: string; label: string }[] = [
  { word: 'csv', label: 'CSV' },
  { word: 'csv-fr', label: 'CSV for Excel, France' },
  { word: 'csv-sv', label: 'CSV for Excel, Sweden' },
  { word: 'xlsx', label: 'Excel workbook' },
  { word: 'json', label: 'JSON' },
  { word: 'parquet', label: 'Parquet' },
];

function download(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}

/** The files of a report, as the service makes them: the page adds nothing and leaves nothing out. */
export function FilesMenu({ kind, query }: { kind: string; query: Query }) {
  const url = (format: string) => financeUrls.report(kind, { ...query, format });
  return (
    <span data-export-root>
      <Popover title="Export" testId={`export-${kind}`} className="button quiet square export-button" label={<Icon name="export" />}>
        {formats.map(({ word, label }) => (
          <MenuItem key={word} testId={`export-${word}`} onSelect={() => download(url(word))}>{label}</MenuItem>
        ))}
        <MenuItem testId="export-curl" onSelect={() => void copyText(curl(url('csv'), location.origin), 'curl command')}>Copy as curl</MenuItem>
      </Popover>
    </span>
  );
}
