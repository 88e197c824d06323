package eu.megawatt.reports.report;

import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of a statement one after the other: the month's own, then its corrections. */
final class StatementRows {

  private StatementRows() {}

  static Stream<StatementRow> of(Statement statement) {
    return Stream.concat(own(statement), statement.adjustments().stream());
  }

  static Stream<StatementRow> own(Statement statement) {
    return statement.own().entrySet().stream()
        .map(row -> new StatementRow(row.getKey(), Optional.empty(), row.getValue()));
  }
}
