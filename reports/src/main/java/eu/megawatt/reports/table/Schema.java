package eu.megawatt.reports.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a table looks like: the same for each format that it is written in.
 *
 * @param version of the columns; another one where a column is added, renamed or means something
 *     else
 * @param columns in the order of the file; 1 to {@value #COLUMNS}, no name twice
 */
public record Schema(String name, String version, List<Column> columns) {

  /** The most columns of a table; a sheet of a spreadsheet takes no more. */
  public static final int COLUMNS = 16_384;

  public Schema {
    columns = List.copyOf(columns);
    if (name.isBlank()) {
      throw new IllegalArgumentException("name is blank. Maybe name it after the export.");
    }
    if (columns.isEmpty() || columns.size() > COLUMNS) {
      throw new IllegalArgumentException(
          "Schema (%s) has %d columns; allowed is 1 to %d"
              .formatted(name, columns.size(), COLUMNS));
    }
    refuseTwice(name, columns);
  }

  /** A schema in its first version. */
  public Schema(String name, List<Column> columns) {
    this(name, "1", columns);
  }

  /** Where a column stands, from 0 on. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "Schema (%s) has no column (%s). Maybe one of: %s."
            .formatted(
                name,
                column,
                columns.stream().map(Column::name).collect(Collectors.joining(", "))));
  }

  private static void refuseTwice(String name, List<Column> columns) {
    Set<String> seen = new HashSet<>();
    List<String> twice =
        columns.stream().map(Column::name).filter(c -> !seen.add(c)).distinct().toList();
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "Schema (%s) has columns %s more than once; a name stands for one"
              .formatted(name, twice));
    }
  }
}
