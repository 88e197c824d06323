package eu.megawatt.service.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one most likely means. */
public final class Nearest {

  private Nearest() {}

  /** Empty where nothing known is close. */
  public static Optional<String> to(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(wanted, candidate)))
        .filter(candidate -> distance(wanted, candidate) <= Math.max(2, name.length() / 2));
  }

  /** A sentence for messages; empty text where nothing is close. */
  public static String suggestion(String name, Collection<String> known) {
    return to(name, known).map(nearest -> " Maybe \"" + nearest + "\"?").orElse("");
  }

  /** Edits between two names, case aside (Levenshtein, one row at a time). */
  private static int distance(String from, String candidate) {
    String to = candidate.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
