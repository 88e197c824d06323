package eu.megawatt.reports.report;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of a statement in groups, each of one part and one month: the month's own first, of
 * these jobs first, then what no job had.
 */
final class Groups {

  private static final Comparator<RowRef> ORDER = order();

  private final GroupBy by;
  private final NavigableMap<RowRef, Group> groups = new TreeMap<>(ORDER);
  private final Group all = new Group();

  private Groups(GroupBy by) {
    this.by = by;
  }

  static Groups of(
      Statement statement, GroupBy by, JobDirectory jobs, Map<Account, Shared> shared) {
    Groups groups = new Groups(by);
    StatementRows.of(statement)
        .forEach(row -> groups.add(statement.period().month(), row, jobs, shared));
    groups.groups.values().forEach(groups.all::add);
    return groups;
  }

  private void add(
      YearMonth month, StatementRow row, JobDirectory jobs, Map<Account, Shared> shared) {
    SortedMap<RowField, String> where = new TreeMap<>();
    where.put(RowField.PART, Part.of(row.account().holder()).word());
    for (RowField field : by.fields()) {
      field.of(row.account(), jobs).ifPresent(value -> where.put(field, value));
    }
    Shared borne =
        row.corrects().isPresent()
            ? Shared.NOTHING
            : shared.getOrDefault(row.account(), Shared.NOTHING);
    groups
        .computeIfAbsent(new RowRef(month, row.corrects(), where), _ -> new Group())
        .add(row.posted(), borne, row.account().siteId());
  }

  /** Each field by itself, so that no two groups are taken for one. */
  private static Comparator<RowRef> order() {
    Comparator<RowRef> order =
        Comparator.comparing((RowRef ref) -> ref.corrects().map(YearMonth::toString).orElse(""))
            .thenComparing(ref -> Part.of(ref.where().getOrDefault(RowField.PART, "")));
    for (RowField field : RowField.values()) {
      order = order.thenComparing(ref -> ref.where().getOrDefault(field, ""));
    }
    return order;
  }

  NavigableMap<RowRef, Group> byRef() {
    return groups;
  }

  /** All groups together. */
  Group all() {
    return all;
  }

  /** The columns that tell groups apart. */
  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column(
            "correctedPeriod",
            ColumnType.TEXT,
            "The closed month that is corrected; absent for the month's own."));
    columns.add(
        new Column(
            "part", ColumnType.TEXT, "jobs, or what no job had: idle, unassigned, overhead."));
    columns.addAll(by.columns());
    return columns;
  }

  /** What tells a group apart. */
  List<Cell> cells(RowRef ref) {
    List<Cell> cells = new ArrayList<>();
    cells.add(ref.corrects().map(month -> Cell.of(month.toString())).orElse(Cell.ABSENT));
    cells.add(cell(ref, RowField.PART));
    by.fields().forEach(field -> cells.add(cell(ref, field)));
    return cells;
  }

  private static Cell cell(RowRef ref, RowField field) {
    String value = ref.where().get(field);
    return value == null ? Cell.ABSENT : Cell.of(value);
  }

  /** Nothing, for the row that is all of them. */
  List<Cell> noCells() {
    return new ArrayList<>(Collections.nCopies(by.fields().size() + 2, Cell.ABSENT));
  }
}
