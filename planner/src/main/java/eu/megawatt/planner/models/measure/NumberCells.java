package eu.megawatt.planner.models.measure;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.document.Names;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers more than 0 in the cells of a row; what is none is said in the row's issues. */
record NumberCells(CsvRow row) {

  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,12}(\\.\\d{1,25})?([eE]-?\\d{1,2})?");

  /** Stands in for what cannot be read. */
  private static final double STAND_IN = 1;

  double required(String column) {
    return row.required(column).isEmpty() ? STAND_IN : optional(column).orElse(STAND_IN);
  }

  OptionalDouble optional(String column) {
    Optional<String> text = row.cell(column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = NUMBER.matcher(text.get()).matches() ? Double.parseDouble(text.get()) : 0;
    if (value > 0) {
      return OptionalDouble.of(value);
    }
    row.add(
        column,
        "%s is not a number more than 0, such as 0.077".formatted(Names.quoted(text.get())));
    return OptionalDouble.empty();
  }
}
