package eu.megawatt.reports.focus.check;

import eu.megawatt.fleet.document.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule that each row keeps or breaks. */
final class RowTrial implements Trial {

  private final RowTest when;
  private final RowTest require;
  private final Map<String, Integer> shown;
  private final List<Verdict.Example> first = new ArrayList<>();
  private long asked;
  private long broken;

  /**
   * A trial.
   *
   * @param looked the columns that an example shows, if the file has them
   */
  RowTrial(
      Obligation obligation, RowTests tests, List<String> looked, Map<String, Integer> columns) {
    when = tests.of(obligation.when());
    require = tests.of(obligation.require());
    shown =
        Stream.concat(looked.stream(), obligation.when().columns().stream())
            .distinct()
            .filter(columns::containsKey)
            .collect(Collectors.toMap(it -> it, columns::get, (one, _) -> one, LinkedHashMap::new));
  }

  @Override
  public void row(FocusRow row) {
    if (when.of(row) != Truth.TRUE) {
      return;
    }
    asked++;
    if (require.of(row) == Truth.FALSE) {
      broken++;
      if (first.size() < KEPT) {
        first.add(new Verdict.Example(row.line(), cells(row)));
      }
    }
  }

  private String cells(FocusRow row) {
    return shown.entrySet().stream()
        .map(it -> it.getKey() + " " + shown(row.cell(it.getValue())))
        .collect(Collectors.joining(", "));
  }

  static String shown(String cell) {
    return cell.isEmpty() ? "null" : Names.quoted(cell);
  }

  @Override
  public Verdict verdict() {
    return broken == 0 ? new Verdict.Pass(asked) : new Verdict.Fail(broken, first);
  }
}
