package eu.megawatt.fleet.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names in messages: in quotes, the known ones listed, the nearest to a wrong one. */
public final class Names {

  private static final int SHOWN = 8;
  private static final int LONGEST = 60;
  private static final int COMPARED = 500;

  private Names() {}

  /** A name in quotes, on one line and not too long. */
  public static String quoted(String name) {
    return '"' + plain(name) + '"';
  }

  /** Text from a document on one line and not too long. */
  public static String plain(String text) {
    if (text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    return cut.chars()
        .mapToObj(c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  /** That a name is not among the known ones, which those are, and which is meant perhaps. */
  public static String unknown(String name, String noun, Collection<String> known) {
    if (known.isEmpty()) {
      return "%s is not %s; there are none".formatted(quoted(name), noun);
    }
    String maybe = near(name, known).map(n -> ". Maybe " + quoted(n) + "?").orElse("");
    return "%s is not %s; known: %s%s".formatted(quoted(name), noun, list(known), maybe);
  }

  /** The same for the name of a field. */
  public static String unknownField(String name, Collection<String> known) {
    return near(name, known)
        .map(n -> "unknown field %s; did you mean %s?".formatted(quoted(name), quoted(n)))
        .orElseGet(
            () ->
                "unknown field %s; known: %s; the nearest is %s"
                    .formatted(quoted(name), list(known), quoted(nearest(name, known))));
  }

  /** The known names, shortened where there are many. */
  public static String list(Collection<String> known) {
    String shown = known.stream().limit(SHOWN).map(Names::plain).collect(Collectors.joining(", "));
    return known.size() <= SHOWN ? shown : "%s and %d more".formatted(shown, known.size() - SHOWN);
  }

  /** The known name that a wrong one is nearest to; empty where none is near. */
  public static Optional<String> near(String name, Collection<String> known) {
    String nearest = nearest(name, known);
    return distance(name, nearest) <= Math.max(1, name.length() / 3)
        ? Optional.of(nearest)
        : Optional.empty();
  }

  private static String nearest(String name, Collection<String> known) {
    return known.stream()
        .limit(COMPARED)
        .min(Comparator.comparingInt(k -> distance(name, k)))
        .orElse("");
  }

  /** Insertions, deletions and replacements from one to the other, letter case aside. */
  static int distance(String one, String other) {
    String a = head(one);
    String b = head(other);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static String head(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST)).toLowerCase(Locale.ROOT);
  }
}
