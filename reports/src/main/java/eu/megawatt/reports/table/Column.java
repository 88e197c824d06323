package eu.megawatt.reports.table;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name as it stands in the header; a number's name ends in its unit
 * @param description a sentence for whoever opens the file
 * @param unit as it is written beside a number, such as {@code Wh} or {@code EUR}
 */
public record Column(String name, ColumnType type, String description, Optional<String> unit) {

  public Column {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "name is blank. Maybe use the one in the schema of the export.");
    }
  }

  /** A column that has no unit. */
  public Column(String name, ColumnType type, String description) {
    this(name, type, description, Optional.empty());
  }

  public Column(String name, ColumnType type, String description, String unit) {
    this(name, type, description, Optional.of(unit));
  }
}
