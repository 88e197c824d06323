package eu.megawatt.reports.file;

/** Text as it stands in the XML of a sheet. */
final class SheetText {

  /** The most characters of a cell (Excel's specifications and limits). */
  static final int CELL_CHARACTERS = 32_767;

  private static final String CUT = "… (cut)";

  private SheetText() {}

  /**
   * A cell's text. Characters that XML 1.0 does not have are {@code _xHHHH_}, as ECMA-376
   * (22.9.2.19, ST_Xstring) has it, and so is the underscore of a text that would read like that.
   * What a cell does not hold is cut and says so.
   */
  static String of(String text) {
    String held = held(text);
    StringBuilder xml = new StringBuilder(held.length() + 16);
    for (int i = 0; i < held.length(); i++) {
      append(xml, held, i);
    }
    return xml.toString();
  }

  private static String held(String text) {
    if (text.length() <= CELL_CHARACTERS) {
      return text;
    }
    int end = CELL_CHARACTERS - CUT.length();
    return text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end) + CUT;
  }

  private static void append(StringBuilder xml, String text, int at) {
    char c = text.charAt(at);
    switch (c) {
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '&' -> xml.append("&amp;");
      case '"' -> xml.append("&quot;");
      case '_' -> xml.append(readsAsEscape(text, at) ? "_x005F_" : "_");
      case '\t', '\n' -> xml.append(c);
      default -> {
        if (c < ' ' || c >= '\uFFFE') {
          xml.append("_x%04X_".formatted((int) c));
        } else {
          xml.append(c);
        }
      }
    }
  }

  private static boolean readsAsEscape(String text, int at) {
    return text.length() >= at + 7
        && text.charAt(at + 1) == 'x'
        && text.charAt(at + 6) == '_'
        && text.substring(at + 2, at + 6).chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
