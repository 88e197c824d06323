package eu.megawatt.system.browser;

import java.util.ArrayList;
import java.util.List;

/** The page's CSV files: comment lines, a heading, rows. */
final class Csv {

  private Csv() {}

  /** The rows under the heading. */
  static List<List<String>> rows(String text) {
    return text.lines().filter(line -> !line.startsWith("# ")).skip(1).map(Csv::fields).toList();
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean twice = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        field.append(twice ? "\"" : "");
        i += twice ? 1 : 0;
        quoted = twice || !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
