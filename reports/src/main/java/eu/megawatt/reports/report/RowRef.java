package eu.megawatt.reports.report;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which rows of a statement a row of a report is the sum of. The lines of the ledger behind it are
 * those of the same accounts in {@link #ledgerMonth}. As text it is stable: the same row has the
 * same one whenever its report is made.
 *
 * @param month of the statement
 * @param corrects the closed month that its rows correct; empty for the month's own rows
 * @param where what all its rows have in common
 */
public record RowRef(
    YearMonth month, Optional<YearMonth> corrects, SortedMap<RowField, String> where) {

  public RowRef {
    where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
  }

  /** What finds one account's row, or the part of it that a word names. */
  public static RowRef of(
      YearMonth month, Optional<YearMonth> corrects, Account account, String portion) {
    SortedMap<RowField, String> where = new TreeMap<>();
    for (RowField field : RowField.values()) {
      field.of(account, JobDirectory.NONE).ifPresent(value -> where.put(field, value));
    }
    where.remove(RowField.PROJECT);
    where.put(RowField.PORTION, portion);
    return new RowRef(month, corrects, where);
  }

  /** The month whose quarter-hours are behind it. */
  public YearMonth ledgerMonth() {
    return corrects.orElse(month);
  }

  /** Whether a row of the month's statement is one of those behind it. */
  public boolean selects(StatementRow row, JobDirectory jobs) {
    return row.corrects().equals(corrects)
        && where.entrySet().stream()
            .filter(it -> it.getKey() != RowField.PORTION)
            .allMatch(it -> it.getKey().of(row.account(), jobs).equals(Optional.of(it.getValue())));
  }

  /**
   * The rows behind it, in the order of the statement.
   *
   * @throws IllegalArgumentException where the statement is of another month
   */
  public List<StatementRow> rows(Statement statement, JobDirectory jobs) {
    if (!statement.period().month().equals(month)) {
      throw new IllegalArgumentException(
          "The row is of %s and the statement of %s".formatted(month, statement.period().id()));
    }
    return StatementRows.of(statement).filter(row -> selects(row, jobs)).toList();
  }

  /** As text that stands in reports and addresses, of letters, digits, {@code -} and {@code _}. */
  public String encode() {
    return RowRefText.encode(this);
  }

  /** What a text says; empty where it is none that {@link #encode} made. */
  public static Optional<RowRef> decode(String text) {
    return RowRefText.decode(text);
  }
}
