import { buildOutApi, type PowerProvision } from '../api/buildout';
import { useResource } from '../api/resource';
import { Field } from '../shell/field';
import { Panel } from '../shell/panel';
import { param, setParams } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { count, percent } from '../units/format';
import { questionOf, usual, type PowerText } from './power';

const one = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function Modes({ its }: { its: PowerProvision }) {
  const isMeasured = its.measuredHourCount > 0;
  return (
    <TableBox label="How many nodes fit">
      <table>
        <thead>
          <tr>
            <th scope="col">Mode</th><th scope="col" class="number">W a node</th><th scope="col" class="number">Speed</th><th scope="col" class="number">Nodes</th><th scope="col" class="number">Work, nodes at full speed</th>
            {isMeasured && <><th scope="col" class="number">Nodes at risk</th><th scope="col" class="number">More</th><th scope="col" class="number">Their work</th><th scope="col" class="number">Over the limit</th></>}
          </tr>
        </thead>
        <tbody>
          {its.modes.map((mode) => (
            <tr key={mode.id} data-testid="power-row" data-mode={mode.id}>
              <th scope="row">{mode.id}</th>
              <td class="number">{count(mode.nodeW)}</td>
              <td class="number">{percent(mode.speedPermille / 1_000)}</td>
              <td class="number">{count(mode.nodeCount)}</td>
              <td class="number">{one.format(mode.workNodeCount)}</td>
              {mode.atRisk && (
                <>
                  <td class="number">{count(mode.atRisk.nodeCount)}</td>
                  <td class="number">+{count(mode.atRisk.moreNodeCount)}</td>
                  <td class="number">{one.format(mode.atRisk.workNodeCount)}</td>
                  <td class="number">{percent(mode.atRisk.riskRatio)} of hours</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** How many nodes a limit holds in which power mode, and how many more at a stated risk. */
export function PowerPanel() {
  const text: PowerText = {
    megawatts: param('mw') ?? usual.megawatts, otherKw: param('other') ?? usual.otherKw, modes: param('modes') ?? usual.modes,
    hours: param('hours') ?? usual.hours, risk: param('risk') ?? usual.risk,
  };
  const { question, problems } = questionOf(text);
  const resource = useResource<PowerProvision>(
    question && JSON.stringify(question), (signal) => (question ? buildOutApi.power(question, signal) : Promise.reject(new Error('no question'))), true,
  );
  const field = (name: keyof PowerText, key: string, label: string, unit?: string, note?: string) => (
    <Field
      label={label} pointer={`/${key}`} problem={problems[name] ?? ''} value={text[name]} testId={`power-${key}`}
      set={(value) => setParams({ [key]: value === usual[name] ? undefined : value }, true)} {...(unit ? { unit } : {})} {...(note ? { note } : {})}
    />
  );
  return (
    <Panel<PowerProvision>
      id="power" title="How many nodes fit" className="list-panel" resource={resource}
      note={<>under one limit; whole trees of limits: <code>megawatt power --tree FILE</code></>}
      bar={(
        <div class="power-form">
          {field('megawatts', 'mw', 'Limit', 'MW')}
          {field('otherKw', 'other', 'Drawn by others', 'kW')}
          {field('modes', 'modes', 'Modes', undefined, 'name, watts a node, thousandths of the speed')}
          {field('hours', 'hours', 'Measured hours', undefined, 'mean and deviation of a node in watts; none: certain only')}
          {field('risk', 'risk', 'Over the limit in', '% of hours')}
        </div>
      )}
    >
      {(its) => <Modes its={its} />}
    </Panel>
  );
}
