import type { Resource } from '../api/resource';
import { sovereigntyUrls } from '../api/sovereignty';
import type { ResidencyRules } from '../api/sovereigntytypes';
import { ExportMenu } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { profileHref } from './address';
import { plain } from './plain';
import { ruleDataset } from './datasets';

interface Props {
  resource: Resource<ResidencyRules>;
  at: string | undefined;
}

/** What the profile asks, clause by clause. */
export function RulesPanel({ resource, at }: Props) {
  const rules = resource.data;
  return (
    <Panel<ResidencyRules>
      id="rules" title="What is asked" resource={resource} className="list-panel"
      note="every clause holds at all times of the work, at the place and wherever it fails over to"
      empty={
        rules && rules.clauses.length === 0
          ? { title: 'It asks for nothing', body: <p>Such work may run anywhere that the register lists.</p> } : undefined
      }
      tools={rules && <ExportMenu panel="rules" dataset={() => ruleDataset(rules)} url={sovereigntyUrls.rules(rules.profileId, at)} />}
    >
      {({ clauses, profileId }) => (
        <TableBox label="What is asked">
          <table>
            <thead>
              <tr>
                <th scope="col">Rule</th><th scope="col">What is asked</th>
                <th scope="col">Legal basis</th><th scope="col">From</th>
              </tr>
            </thead>
            <tbody>
              {clauses.map(({ clause, title, basis, required, inheritedFrom }) => (
                <tr key={clause} data-testid="rule" data-clause={clause}>
                  <th scope="row" class="wrap"><b>{title}</b> <code>{clause}</code></th>
                  <td class="wrap" title={required}>{plain(required)}</td>
                  <td class="wrap">{basis}</td>
                  <td>
                    {inheritedFrom && inheritedFrom !== profileId
                      ? <a href={profileHref(inheritedFrom, at)} data-testid="inherited">{inheritedFrom}</a>
                      : <span class="muted">itself</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
