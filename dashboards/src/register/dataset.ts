import type { RegisterVersion } from '../api/sovereigntytypes';
import type { Dataset } from '../charts/dataset';
import { datasetOf, inTime, type Field } from '../sovereignty/tables';

const fields: readonly Field<RegisterVersion>[] = [
  { id: 'putAt', label: 'In force from (UTC)', show: inTime, of: ({ putAt }) => putAt },
  { id: 'name', label: 'Register', of: ({ name }) => name },
  { id: 'version', label: 'Version', of: ({ version }) => version },
  { id: 'reason', label: 'Reason', of: ({ reason }) => reason },
];

export function historyDataset(registers: readonly RegisterVersion[]): Dataset {
  return datasetOf('registers', registers, fields, {});
}
