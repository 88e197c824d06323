package eu.megawatt.service.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in the one form that RFC 8785 gives it, so that its digest says what it says. */
public final class Canonical {

  private static final ObjectWriter WRITER = writer();

  private Canonical() {}

  private static ObjectWriter writer() {
    return Json.builder()
        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
        .build()
        .writer();
  }

  /**
   * The bytes of a record of words, whole numbers, instants and lists: at a third of the cost of
   * writing it and bringing that into the form. Not for maps and fractions, whose form is another.
   */
  public static byte[] ofRecord(Record value) {
    try {
      return WRITER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The bytes of a document.
   *
   * @throws IllegalArgumentException where it is not JSON
   */
  public static byte[] bytes(String json) {
    try {
      return new JsonCanonicalizer(json.getBytes(StandardCharsets.UTF_8)).getEncodedUTF8();
    } catch (IOException e) {
      throw new IllegalArgumentException("Not JSON: " + e.getMessage(), e);
    }
  }
}
