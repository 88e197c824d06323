package eu.megawatt.reports.report;

import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a row of a report is about. */
@SuppressWarnings("ImmutableEnumChecker") // made by List.of
public enum GroupBy {
  SITE("site", RowField.SITE),
  POOL("pool", RowField.SITE, RowField.POOL),
  TENANT("tenant", RowField.TENANT),
  PROJECT("project", RowField.TENANT, RowField.PROJECT),
  JOB("job", RowField.TENANT, RowField.JOB);

  private final String word;
  private final List<RowField> fields;

  GroupBy(String word, RowField... fields) {
    this.word = word;
    this.fields = List.of(fields);
  }

  /** The word that REST and files use. */
  public String word() {
    return word;
  }

  /** What a word means; empty where it means nothing. */
  public static Optional<GroupBy> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  List<RowField> fields() {
    return fields;
  }

  List<Column> columns() {
    return fields.stream().map(GroupBy::column).toList();
  }

  private static Column column(RowField field) {
    return switch (field) {
      case SITE -> new Column("siteId", ColumnType.TEXT, "The site.");
      case POOL -> new Column("poolId", ColumnType.TEXT, "The pool; empty where it is of none.");
      case TENANT -> new Column("tenantId", ColumnType.TEXT, "The tenant; absent of no job.");
      case PROJECT ->
          new Column("project", ColumnType.TEXT, "As the job's label says; empty without one.");
      case JOB -> new Column("jobId", ColumnType.TEXT, "The job; absent of no job.");
      case PART -> new Column("part", ColumnType.TEXT, "jobs, idle, unassigned or overhead.");
      case PORTION -> new Column("portion", ColumnType.TEXT, "used or reserved.");
    };
  }
}
