package eu.megawatt.reports.focus.check;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Currencies as the attribute Currency Format has them. Those of ISO 4217 are as the JDK knows
 * them, old ones among them.
 */
final class Currencies {

  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern CAPITALS = Pattern.compile("[A-Z]{3}");
  private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{3}");

  private Currencies() {}

  static boolean isNational(String text) {
    return CODES.contains(text);
  }

  /** A name that cannot be taken for a code of ISO 4217, right or wrong. */
  static boolean isVirtual(String text) {
    return Texts.isValue(text)
        && !LETTERS.matcher(text).matches()
        && !CODES.contains(text.strip().toUpperCase(Locale.ROOT));
  }

  /** What the official tool asks. */
  static boolean isThreeCapitals(String text) {
    return CAPITALS.matcher(text.strip()).matches();
  }
}
