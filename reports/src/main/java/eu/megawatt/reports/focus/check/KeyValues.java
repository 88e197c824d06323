package eu.megawatt.reports.focus.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/**
 * Keys with values as the attribute Key-Value Format has them: one JSON object, each key once, each
 * value a number, a text, true, false or null.
 */
final class KeyValues {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private KeyValues() {}

  static boolean wellFormed(String cell) {
    try (JsonParser in = JSON.createParser(cell)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        if (!in.nextToken().isScalarValue()) {
          return false;
        }
      }
      return in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null;
    } catch (IOException _) {
      return false;
    }
  }

  /** Any JSON, which is what the official tool asks. */
  static boolean json(String cell) {
    try (JsonParser in = new JsonFactory().createParser(cell)) {
      boolean some = in.nextToken() != null;
      in.skipChildren();
      return some && in.nextToken() == null;
    } catch (IOException _) {
      return false;
    }
  }
}
