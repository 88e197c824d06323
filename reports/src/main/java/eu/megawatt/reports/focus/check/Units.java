package eu.megawatt.reports.focus.check;

import java.util.regex.Pattern;

/**
 * Units of measure as the attribute Unit Format has them: {@code GPU-Hours}, {@code GB/Hour},
 * {@code 1000000 Tokens}, {@code Requests/3 Months}, or one or more words.
 */
final class Units {

  private static final String WORDS = "[A-Za-z][A-Za-z0-9]*( [A-Za-z][A-Za-z0-9]*)*";
  private static final String ONE = "(Year|Month|Day|Hour|Minute|Second)";

  private static final Pattern FORM =
      Pattern.compile(
          "([1-9]\\d* )?"
              + WORDS
              + ("(-" + ONE + "s)?")
              + ("(/(" + ONE + "|[1-9]\\d* " + ONE + "s))?"));

  private Units() {}

  static boolean wellFormed(String cell) {
    return FORM.matcher(cell).matches();
  }
}
