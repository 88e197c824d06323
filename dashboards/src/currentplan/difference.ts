import type { Difference, Moved, Placement } from '../api/livetypes';
import type { Cell, Dataset } from '../charts/dataset';
import { placeText, utc } from '../jobs/words';

function place(placement: Placement | undefined): string | undefined {
  return placement && placeText(placement);
}

/** How much later it starts, in seconds; nothing where it had no start or has none. */
export function laterSeconds({ before, after }: Moved): number | undefined {
  if (!before || !after) return undefined;
  return (Date.parse(after.startsAt) - Date.parse(before.startsAt)) / 1000;
}

const time = (value: Cell) => (value === undefined ? '–' : utc(String(value)));
const text = (value: Cell) => String(value ?? '–');

/** What is different between two revisions, a job a row. */
export function differenceDataset(difference: Difference): Dataset {
  const rows = difference.items.map((it): Cell[] => [
    it.jobId, it.what, place(it.before), place(it.after), it.before?.startsAt, it.after?.startsAt,
    it.before?.powerCapRatio, it.after?.powerCapRatio,
  ]);
  const percent = (value: Cell) => (value === undefined ? '–' : `${Math.round(Number(value) * 100)} %`);
  return {
    name: `revision-${difference.revision}-against-${difference.against}`,
    columns: [
      { id: 'jobId', label: 'Job' },
      { id: 'what', label: 'What' },
      { id: 'placeBefore', label: 'Was at', show: text },
      { id: 'placeAfter', label: 'Is at', show: text },
      { id: 'startsBefore', label: 'Was to start', show: time },
      { id: 'startsAfter', label: 'Starts', show: time },
      { id: 'powerBefore', label: 'Power was', show: percent, numeric: true },
      { id: 'powerAfter', label: 'Power is', show: percent, numeric: true },
    ],
    count: rows.length,
    cell: (row, column) => rows[row]?.[column],
    facts: { revision: String(difference.revision), against: String(difference.against), zone: 'UTC' },
  };
}
