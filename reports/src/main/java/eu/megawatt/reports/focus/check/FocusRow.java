package eu.megawatt.reports.focus.check;

import java.util.List;

/**
 * A row of a file.
 *
 * @param line the number of its first line, from 1
 * @param cells as many as the header has
 */
record FocusRow(long line, List<String> cells) {

  static final int ABSENT = -1;

  /** The text of a cell; empty for a null, and where the column is absent. */
  String cell(int column) {
    return column == ABSENT ? "" : cells.get(column);
  }
}
