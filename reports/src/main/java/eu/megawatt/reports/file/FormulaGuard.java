package eu.megawatt.reports.file;

/**
 * Keeps a spreadsheet from taking text for a formula: an apostrophe goes before it (OWASP ASVS 5.0,
 * 1.2.10). Text that begins with apostrophes and then so gets one more, so that who wants the text
 * as it was takes the first one away wherever what follows apostrophes is such a text.
 */
final class FormulaGuard {

  /** What formulas begin with, the full-width forms too, and what spreadsheets skip before them. */
  private static final String STARTS = "=+-@\t\0\r\n＝＋－＠";

  /** A spreadsheet keeps 15 digits of a number and makes the others 0. */
  private static final int DIGITS = 15;

  private FormulaGuard() {}

  static String guarded(String text) {
    int at = afterApostrophes(text);
    return at < text.length() && STARTS.indexOf(text.charAt(at)) >= 0 ? "'" + text : text;
  }

  /** The same, and for ids of more digits than a spreadsheet keeps. */
  static String guardedWithDigits(String text) {
    return isLongNumber(text, afterApostrophes(text)) ? "'" + text : guarded(text);
  }

  private static int afterApostrophes(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '\'') {
      at++;
    }
    return at;
  }

  private static boolean isLongNumber(String text, int from) {
    if (text.length() - from <= DIGITS) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
