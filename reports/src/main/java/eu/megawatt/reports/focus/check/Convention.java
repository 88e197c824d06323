package eu.megawatt.reports.focus.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the specification asks of the names of columns (attribute Column Handling). */
enum Convention {
  PREFIX("custom columns begin with x_"),
  /** What a custom column has after x_ is its own affair. */
  PASCAL_CASE("names are in Pascal case"),
  /** But for the x_ of custom columns. */
  ALPHANUMERIC("names have letters and digits only"),
  SHORT("names have at most 50 characters"),
  FOCUS_FIRST("the columns of FOCUS stand before custom ones");

  private static final String CUSTOM = "x_";
  private static final Pattern PASCAL = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern PLAIN = Pattern.compile("(x_)?[A-Za-z0-9]+");
  private static final int LONGEST = 50;

  private final String words;

  Convention(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** How strongly the specification asks it. */
  Keyword keyword() {
    return switch (this) {
      case PREFIX, PASCAL_CASE, ALPHANUMERIC -> Keyword.MUST;
      case SHORT, FOCUS_FIRST -> Keyword.SHOULD;
    };
  }

  /** The columns that do not keep to it. */
  List<String> broken(List<String> header, Set<String> known) {
    return this == FOCUS_FIRST
        ? afterCustom(header)
        : header.stream().filter(name -> !fits(name, known)).toList();
  }

  private boolean fits(String name, Set<String> known) {
    return switch (this) {
      case PREFIX -> known.contains(name) || name.startsWith(CUSTOM);
      case PASCAL_CASE -> name.startsWith(CUSTOM) || PASCAL.matcher(name).matches();
      case ALPHANUMERIC -> PLAIN.matcher(name).matches();
      case SHORT -> name.length() <= LONGEST;
      case FOCUS_FIRST -> true;
    };
  }

  private static List<String> afterCustom(List<String> header) {
    int first =
        IntStream.range(0, header.size())
            .filter(i -> header.get(i).startsWith(CUSTOM))
            .findFirst()
            .orElse(header.size());
    return header.subList(first, header.size()).stream()
        .filter(name -> !name.startsWith(CUSTOM))
        .toList();
  }
}
