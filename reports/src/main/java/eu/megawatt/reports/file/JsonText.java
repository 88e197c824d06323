package eu.megawatt.reports.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Text that is JSON. */
final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /**
   * Whether a text is one object or list from its first character to its last, so that it begins
   * with a brace, never with what a spreadsheet takes for a formula.
   */
  static boolean isWhole(String text) {
    return ((text.startsWith("{") && text.endsWith("}"))
            || (text.startsWith("[") && text.endsWith("]")))
        && parses(text);
  }

  private static boolean parses(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
