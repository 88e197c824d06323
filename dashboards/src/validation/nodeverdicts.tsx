import type { KernelVerdict } from '../api/validationtypes';
import { setParams } from '../shell/router';
import { duration } from '../units/format';
import { shortKernel } from './grid';
import { RatioLine } from './ratioline';
import { VerdictWord } from './verdictword';
import { checkText, deviceWord, powerText, ratioText, reasonWord, valueText } from './words';

function Expected({ verdict: { expected, unit } }: { verdict: KernelVerdict }) {
  if (!expected) return <>nothing promised</>;
  return <span title={expected.source}>of {valueText(expected.value, unit)} expected</span>;
}

interface RowProps {
  verdict: KernelVerdict;
  past: readonly KernelVerdict[];
  chosen: boolean;
}

/** A kernel of a node: what was measured, what the check against the CPU came to, and how it was before. */
function Row({ verdict, past, chosen }: RowProps) {
  const { kernel, deviceKind, deviceModel, value, unit, medianRatio, reason, detail, needed, ageSeconds, runHref, engine, driver } = verdict;
  const [name, size] = shortKernel(kernel);
  return (
    <li class={`node-verdict${chosen ? ' chosen' : ''}`} data-testid="node-verdict" data-kernel={kernel} data-verdict={verdict.verdict}>
      <div class="node-verdict-head">
        <button type="button" class="link" title={kernel} onClick={() => setParams({ kernel })}>{name}</button>
        <small>{size}</small>
        <span class="badge" data-testid="device-kind" title={deviceModel}>{deviceWord(deviceKind)}</span>
        {!needed && <span class="badge" title="Placements do not need it">not needed</span>}
        <VerdictWord verdict={verdict.verdict} />
      </div>
      <div class="node-verdict-body">
        <dl class="facts">
          <div><dt>{deviceWord(deviceKind)} value</dt><dd data-testid="device-value"><b>{valueText(value, unit)}</b> <small><Expected verdict={verdict} /></small></dd></div>
          <div><dt>Of expected</dt><dd>{ratioText(medianRatio)}{verdict.lowRatio !== undefined && <small> ({ratioText(verdict.lowRatio)} to {ratioText(verdict.highRatio)})</small>}</dd></div>
          <div><dt>CPU reference</dt><dd data-testid="cpu-check">{checkText(verdict)}</dd></div>
          <div><dt>Power</dt><dd title={verdict.powerSource}>{powerText(verdict.powerW)}</dd></div>
          <div><dt>Why</dt><dd title={detail}>{reasonWord(reason)}</dd></div>
          <div><dt>Measured</dt><dd><a href={runHref} target="_blank" rel="noreferrer">{duration(ageSeconds)} ago</a> <small title={driver}>by {engine || 'nothing'}</small></dd></div>
        </dl>
        <RatioLine newestFirst={past} />
      </div>
      {verdict.verdict !== 'PASS' && detail !== '' && <p class="muted node-verdict-detail">{detail}</p>}
    </li>
  );
}

interface Props {
  verdicts: readonly KernelVerdict[];
  past: readonly KernelVerdict[];
  kernel: string | undefined;
}

/** All kernels of a node; the chosen one first. */
export function NodeVerdictList({ verdicts, past, kernel }: Props) {
  const rank = (verdict: KernelVerdict) => (verdict.kernel === kernel ? 0 : 1);
  const same = (one: KernelVerdict, other: KernelVerdict) =>
    one.kernel === other.kernel && one.deviceKind === other.deviceKind && one.deviceId === other.deviceId && one.engine === other.engine;
  return (
    <ul class="node-verdicts">
      {verdicts.toSorted((a, b) => rank(a) - rank(b)).map((verdict) => (
        <Row
          key={`${verdict.kernel} ${verdict.deviceKind} ${verdict.deviceId}`} verdict={verdict} chosen={verdict.kernel === kernel}
          past={past.filter((each) => same(each, verdict))}
        />
      ))}
    </ul>
  );
}
