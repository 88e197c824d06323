package eu.megawatt.reports.file;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names of a workbook's sheets, and how formulas write them and their cells. */
final class SheetNames {

  /** The most characters of a name (Excel's specifications and limits). */
  private static final int LENGTH = 31;

  /** What a name may not have. */
  private static final String FORBIDDEN = "[\\[\\]:*?/\\\\\\p{Cntrl}]";

  private final Set<String> taken = new HashSet<>();

  /** The name that is nearest to a wanted one and that no other sheet has. */
  String take(String wanted) {
    String allowed = Unicode.repaired(wanted).replaceAll(FORBIDDEN, "-").replaceAll("^'|'$", "-");
    String name = cut(allowed.isBlank() ? "Sheet" : allowed, LENGTH);
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      String suffix = " (%d)".formatted(i);
      name = cut(allowed, LENGTH - suffix.length()) + suffix;
    }
    return name;
  }

  private static String cut(String name, int length) {
    if (name.length() <= length) {
      return name;
    }
    return name.substring(0, Character.isLowSurrogate(name.charAt(length)) ? length - 1 : length);
  }

  /** A sheet's name as formulas have it. */
  static String quoted(String name) {
    return "'" + name.replace("'", "''") + "'";
  }

  /** The letters of a column, from 0 on: A to Z, then AA. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      letters.append((char) ('A' + (left - 1) % 26));
    }
    return letters.reverse().toString();
  }

  /** A range that does not move when a formula is copied: {@code $A$1:$F$20}. */
  static String fixed(String range) {
    return range.replaceAll("([A-Z]+)([0-9]+)", "\\$$1\\$$2");
  }
}
