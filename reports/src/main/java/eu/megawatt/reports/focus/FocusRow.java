package eu.megawatt.reports.focus;

import eu.megawatt.reports.table.Cell;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cells of a row, as they are found. What is not put is absent. */
final class FocusRow {

  private final Map<FocusColumn, Cell> cells = new EnumMap<>(FocusColumn.class);

  FocusRow() {}

  /** A row that begins as another. */
  FocusRow(FocusRow other) {
    cells.putAll(other.cells);
  }

  FocusRow put(FocusColumn column, Cell cell) {
    cells.put(column, cell);
    return this;
  }

  FocusRow put(FocusColumn column, String text) {
    return put(column, Cell.of(text));
  }

  FocusRow put(FocusColumn column, BigDecimal number) {
    return put(column, Cell.of(number));
  }

  FocusRow put(FocusColumn column, long number) {
    return put(column, Cell.of(number));
  }

  FocusRow put(FocusColumn column, Instant at) {
    return put(column, Cell.of(at));
  }

  FocusRow putIfThere(FocusColumn column, Optional<String> text) {
    text.ifPresent(it -> put(column, it));
    return this;
  }

  /** The columns of a version, in the order of its file. */
  List<Cell> cells(FocusVersion version) {
    return Arrays.stream(FocusColumn.values())
        .filter(it -> it.isIn(version))
        .map(it -> cells.getOrDefault(it, Cell.ABSENT))
        .toList();
  }
}
