import type {
  Agent, DeviceProfile, DriverComparison, KernelComparison, KernelPromise, KernelVerdict, VerdictOnNode, VerdictRow,
} from '../api/validationtypes';
import type { Dataset } from '../charts/dataset';
import { datasetOf, inTime, type Field } from '../sovereignty/tables';
import { looks, ratioText } from './words';

const inRatio = (value: string | number | undefined): string => ratioText(typeof value === 'number' ? value : undefined);

interface OneCell {
  row: VerdictRow;
  cell: VerdictRow['cells'][number];
}

const cellFields: readonly Field<OneCell>[] = [
  { id: 'nodeId', label: 'Node', of: ({ row }) => row.nodeId },
  { id: 'siteId', label: 'Site', of: ({ row }) => row.siteId },
  { id: 'deviceModels', label: 'Devices', of: ({ row }) => row.deviceModels.join('; ') },
  { id: 'nodeVerdict', label: 'Node’s verdict', of: ({ row }) => looks[row.verdict].word },
  { id: 'kernel', label: 'Kernel', of: ({ cell }) => cell.kernel },
  { id: 'verdict', label: 'Verdict', of: ({ cell }) => looks[cell.verdict].word },
  { id: 'medianRatio', label: 'Of expected', numeric: true, show: inRatio, of: ({ cell }) => cell.medianRatio },
  { id: 'value', label: 'Measured', numeric: true, of: ({ cell }) => cell.value },
  { id: 'unit', label: 'Unit', of: ({ cell }) => cell.unit },
  { id: 'deviceKind', label: 'By', of: ({ cell }) => cell.deviceKind },
  { id: 'ageSeconds', label: 'Age in s', numeric: true, of: ({ cell }) => cell.ageSeconds },
  { id: 'runId', label: 'Run', of: ({ cell }) => cell.runId },
];

/** Nodes by kernels, a cell a row; a node without any has one row that says so. */
export function gridDataset(rows: readonly VerdictRow[], facts: Readonly<Record<string, string>>): Dataset {
  const cells = rows.flatMap((row): OneCell[] =>
    row.cells.length === 0 ? [{ row, cell: { kernel: '', verdict: 'NotRun' } }] : row.cells.map((cell) => ({ row, cell })),
  );
  return datasetOf('verdicts', cells, cellFields, facts);
}

const resultFields: readonly Field<KernelVerdict>[] = [
  { id: 'verdict', label: 'Verdict', of: ({ verdict }) => looks[verdict].word },
  { id: 'reason', label: 'Reason', of: ({ reason }) => reason },
  { id: 'medianRatio', label: 'Of expected', numeric: true, show: inRatio, of: ({ medianRatio }) => medianRatio },
  { id: 'lowRatio', label: 'From', numeric: true, show: inRatio, of: ({ lowRatio }) => lowRatio },
  { id: 'highRatio', label: 'To', numeric: true, show: inRatio, of: ({ highRatio }) => highRatio },
  { id: 'value', label: 'Measured', numeric: true, of: ({ value }) => value },
  { id: 'expectedValue', label: 'Expected', numeric: true, of: ({ expected }) => expected?.value },
  { id: 'marginRatio', label: 'Margin', numeric: true, of: ({ expected }) => expected?.marginRatio },
  { id: 'failureMarginRatio', label: 'Failure margin', numeric: true, of: ({ expected }) => expected?.failureMarginRatio },
  { id: 'unit', label: 'Unit', of: ({ unit }) => unit },
  { id: 'powerW', label: 'Power in W', numeric: true, of: ({ powerW }) => powerW },
  { id: 'powerSource', label: 'Meter', of: ({ powerSource }) => powerSource },
  { id: 'errorRatio', label: 'Error', numeric: true, of: ({ errorRatio }) => errorRatio },
  { id: 'toleranceRatio', label: 'Tolerance', numeric: true, of: ({ toleranceRatio }) => toleranceRatio },
  { id: 'deviceKind', label: 'By', of: ({ deviceKind }) => deviceKind },
  { id: 'deviceModel', label: 'Device', of: ({ deviceModel }) => deviceModel },
  { id: 'driver', label: 'Driver', of: ({ driver }) => driver },
  { id: 'engine', label: 'Engine', of: ({ engine }) => engine },
  { id: 'profileVersion', label: 'Profile', numeric: true, of: ({ profileVersion }) => profileVersion },
  { id: 'at', label: 'Judged (UTC)', show: inTime, of: ({ at }) => at },
  { id: 'runId', label: 'Run', of: ({ runId }) => runId },
];

const onNodeFields: readonly Field<VerdictOnNode>[] = [
  { id: 'nodeId', label: 'Node', of: ({ nodeId }) => nodeId },
  { id: 'siteId', label: 'Site', of: ({ siteId }) => siteId },
  ...resultFields.map((field): Field<VerdictOnNode> => ({ ...field, of: ({ result }) => field.of(result) })),
];

export function kernelDataset(name: string, nodes: readonly VerdictOnNode[], facts: Readonly<Record<string, string>>): Dataset {
  return datasetOf(name, nodes, onNodeFields, facts);
}

const pastFields: readonly Field<KernelVerdict>[] = [
  { id: 'kernel', label: 'Kernel', of: ({ kernel }) => kernel }, { id: 'deviceId', label: 'Which', of: ({ deviceId }) => deviceId }, ...resultFields,
];

export function nodeDataset(nodeId: string, verdicts: readonly KernelVerdict[]): Dataset {
  return datasetOf(`verdicts-of-${nodeId}`, verdicts, pastFields, { node: nodeId });
}

const agentFields: readonly Field<Agent>[] = [
  { id: 'nodeId', label: 'Node', of: ({ nodeId }) => nodeId },
  { id: 'id', label: 'Agent', of: ({ id }) => id },
  { id: 'enrolledAt', label: 'Enrolled (UTC)', show: inTime, of: ({ enrolledAt }) => enrolledAt },
  { id: 'lastSeenAt', label: 'Last seen (UTC)', show: inTime, of: ({ lastSeenAt }) => lastSeenAt },
  { id: 'devices', label: 'Devices', of: ({ devices }) => devices.map(({ kind, model }) => `${kind} ${model}`).join('; ') },
  { id: 'order', label: 'Is at', of: ({ order }) => order?.orderId },
];

export function agentDataset(agents: readonly Agent[]): Dataset {
  return datasetOf('agents', agents, agentFields, {});
}

const promiseFields: readonly Field<{ profile: DeviceProfile; promise: KernelPromise }>[] = [
  { id: 'deviceModel', label: 'Model', of: ({ profile }) => profile.deviceModel },
  { id: 'version', label: 'Version', numeric: true, of: ({ profile }) => profile.version },
  { id: 'source', label: 'Source', of: ({ profile }) => profile.source },
  { id: 'name', label: 'Kernel', of: ({ promise }) => promise.name },
  { id: 'engine', label: 'Engine', of: ({ promise }) => promise.engine },
  { id: 'value', label: 'Expected', numeric: true, of: ({ promise }) => promise.value },
  { id: 'unit', label: 'Unit', of: ({ promise }) => promise.unit },
  { id: 'marginRatio', label: 'Margin', numeric: true, of: ({ promise }) => promise.marginRatio },
  { id: 'failureMarginRatio', label: 'Failure margin', numeric: true, of: ({ promise }) => promise.failureMarginRatio },
  { id: 'needed', label: 'Needed', of: ({ promise }) => String(promise.needed) },
];

export function profileDataset(profiles: readonly DeviceProfile[]): Dataset {
  const promises = profiles.flatMap((profile) => profile.kernels.map((promise) => ({ profile, promise })));
  return datasetOf('profiles', promises, promiseFields, {});
}

const comparisonFields: readonly Field<KernelComparison>[] = [
  { id: 'kernel', label: 'Kernel', of: ({ kernel }) => kernel },
  { id: 'engine', label: 'Engine', of: ({ engine }) => engine },
  { id: 'unit', label: 'Unit', of: ({ unit }) => unit },
  { id: 'value', label: 'Median', numeric: true, of: ({ spread }) => spread.value },
  { id: 'nodeCount', label: 'Nodes', numeric: true, of: ({ spread }) => spread.nodeCount },
  { id: 'againstValue', label: 'Median against', numeric: true, of: ({ againstSpread }) => againstSpread.value },
  { id: 'againstNodeCount', label: 'Nodes against', numeric: true, of: ({ againstSpread }) => againstSpread.nodeCount },
  { id: 'speedRatio', label: 'Ratio', numeric: true, show: inRatio, of: ({ speedRatio }) => speedRatio },
  { id: 'lowRatio', label: 'From', numeric: true, show: inRatio, of: ({ lowRatio }) => lowRatio },
  { id: 'highRatio', label: 'To', numeric: true, show: inRatio, of: ({ highRatio }) => highRatio },
  { id: 'verdict', label: 'Says', of: ({ verdict }) => verdict },
];

export function comparisonDataset({ deviceModel, driver, against, items }: DriverComparison): Dataset {
  return datasetOf('driver-comparison', items, comparisonFields, { model: deviceModel, driver, against });
}
