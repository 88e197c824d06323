package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * Text as UTF-8 can hold it. Half of a surrogate pair has no bytes: it is shown as U+FFFD, which
 * anybody can see, and is not refused, because a tenant's name must not keep the books from
 * closing.
 */
final class Unicode {

  private static final char REPLACEMENT = '\uFFFD';

  private Unicode() {}

  /** The same row where nothing is to be repaired. */
  static List<Cell> repaired(List<Cell> row) {
    for (Cell cell : row) {
      if (cell instanceof Cell.Text(String text) && !isSound(text)) {
        List<Cell> repaired = new ArrayList<>(row);
        repaired.replaceAll(c -> c instanceof Cell.Text(String t) ? Cell.of(repaired(t)) : c);
        return repaired;
      }
    }
    return row;
  }

  static String repaired(String text) {
    if (isSound(text)) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints().forEach(c -> repaired.appendCodePoint(isSurrogate(c) ? REPLACEMENT : c));
    return repaired.toString();
  }

  private static boolean isSound(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints().noneMatch(Unicode::isSurrogate);
      }
    }
    return true;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
