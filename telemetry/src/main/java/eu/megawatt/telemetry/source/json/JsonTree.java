package eu.megawatt.telemetry.source.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import eu.megawatt.telemetry.source.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JSON document whole, within bounds. */
public final class JsonTree {

  /** Values that a document may have altogether. */
  static final int MOST_VALUES = 5_000_000;

  static final int LONGEST_NUMBER = 100;
  private static final int DEEPEST = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(1 << 20)
                  .maxNameLength(10_000)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final JsonParser parser;
  private int values;

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  /** The document's value. */
  public static Json read(byte[] bytes) throws UnreadableException {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      JsonTree tree = new JsonTree(parser);
      Json value = tree.value(parser.nextToken());
      if (parser.nextToken() != null) {
        throw new UnreadableException("something follows after the end of the JSON document");
      }
      return value;
    } catch (JacksonException e) {
      throw new UnreadableException("not JSON%s: %s".formatted(place(e), message(e)), e);
    } catch (IOException e) {
      throw new UnreadableException("not JSON: " + e.getMessage(), e);
    }
  }

  private Json value(@Nullable JsonToken token) throws IOException, UnreadableException {
    if (token == null) {
      throw new UnreadableException("there is nothing in it");
    }
    if (++values > MOST_VALUES) {
      throw new UnreadableException("more than %d JSON values".formatted(MOST_VALUES));
    }
    return switch (token) {
      case START_OBJECT -> fields();
      case START_ARRAY -> items();
      case VALUE_STRING -> new Json.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Digits(parser.getText());
      case VALUE_TRUE -> new Json.Flag(true);
      case VALUE_FALSE -> new Json.Flag(false);
      default -> new Json.Nothing();
    };
  }

  private Json fields() throws IOException, UnreadableException {
    Map<String, Json> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      fields.put(name, value(parser.nextToken()));
    }
    return new Json.Fields(Collections.unmodifiableMap(fields));
  }

  private Json items() throws IOException, UnreadableException {
    List<Json> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token));
    }
    return new Json.Items(Collections.unmodifiableList(items));
  }

  private static String place(JacksonException e) {
    JsonLocation place = e.getLocation();
    return place == null
        ? ""
        : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
  }

  private static String message(JacksonException e) {
    return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
  }
}
