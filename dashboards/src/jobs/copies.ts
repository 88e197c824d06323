import type { JobOrder } from '../api/livetypes';

const GPUS_OF_A_SERVER = 8;
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;
const SCRIPT = 'job.sh';
const IMAGE = 'IMAGE';
/** A scheduler kills what runs longer than it asked for: a slower type and a power cap are in it. */
const TIME_MARGIN = 1.25;

/** Servers that hold a gang evenly, the fewest, and the GPUs on each. */
export function shape(gpus: number): { servers: number; each: number } {
  for (let each = Math.min(GPUS_OF_A_SERVER, gpus); each > 1; each -= 1) {
    if (gpus % each === 0) return { servers: gpus / each, each };
  }
  return { servers: Math.max(1, gpus), each: 1 };
}

function longestMinutes({ runSeconds }: JobOrder): number {
  const longest = Math.max(0, ...Object.values(runSeconds));
  return Math.ceil((longest * TIME_MARGIN) / SECONDS_PER_MINUTE);
}

function slurmTime(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  const hours = Math.floor((minutes % MINUTES_PER_DAY) / MINUTES_PER_HOUR);
  return `${days}-${two(hours)}:${two(minutes % MINUTES_PER_HOUR)}:00`;
}

/** A word as Kubernetes and Slurm take it for a name. */
function name(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 50) || 'job';
}

/** Single quotes are the only thing to escape within them, in a shell and in YAML each its own way. */
function shell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function yaml(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Slurm reads instants in the cluster's own zone. */
function slurmInstant(at: string): string {
  return `$(date -d ${shell(at)} +%Y-%m-%dT%H:%M:%S)`;
}

/** The same job for Slurm; what Slurm has no word for is left to the comment. */
export function sbatchLine(order: JobOrder): string {
  const { servers, each } = shape(order.gpuCount ?? 1);
  const types = Object.keys(order.runSeconds).map(name);
  return [
    'sbatch',
    `--job-name=${name(order.kind)}`,
    ...(order.tenant ? [`--account=${name(order.tenant)}`] : []),
    `--nodes=${servers}`,
    `--gpus-per-node=${each}`,
    ...(types.length > 0 ? [`--constraint=${shell(types.join('|'))}`] : []),
    `--time=${slurmTime(longestMinutes(order))}`,
    ...(order.earliestStartAt ? [`--begin=${slurmInstant(order.earliestStartAt)}`] : []),
    ...(order.deadlineAt && order.hardDeadline ? [`--deadline=${slurmInstant(order.deadlineAt)}`] : []),
    ...(order.interruptible ? ['--requeue'] : ['--no-requeue']),
    `--comment=${shell(`megawatt ${JSON.stringify(order)}`)}`,
    SCRIPT,
  ].join(' ');
}

/**
 * The same job for Kueue: a suspended Job, in the local queue of its tenant, whose order the
 * controller of the admission check (docs/kueue.md) hands to POST /admission-reviews. It stands on
 * the template of the pods, since Kueue takes nothing else along to the Workload.
 */
export function kueueYaml(order: JobOrder): string {
  const { servers, each } = shape(order.gpuCount ?? 1);
  return [
    'apiVersion: batch/v1',
    'kind: Job',
    'metadata:',
    `  generateName: ${name(`${order.tenant ?? ''} ${order.kind}`)}-`,
    '  labels:',
    `    kueue.x-k8s.io/queue-name: ${name(order.tenant ?? 'default')}`,
    'spec:',
    '  suspend: true',
    '  completionMode: Indexed',
    `  parallelism: ${servers}`,
    `  completions: ${servers}`,
    `  activeDeadlineSeconds: ${longestMinutes(order) * SECONDS_PER_MINUTE}`,
    '  template:',
    '    metadata:',
    '      annotations:',
    `        megawatt.eu/order: ${yaml(JSON.stringify(order))}`,
    '    spec:',
    '      restartPolicy: Never',
    '      containers:',
    '        - name: work',
    `          image: ${IMAGE}`,
    '          resources:',
    '            limits:',
    `              nvidia.com/gpu: ${each}`,
    '',
  ].join('\n');
}
