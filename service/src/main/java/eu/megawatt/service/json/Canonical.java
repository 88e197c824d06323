package eu.megawatt.service.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in the one form that RFC 8785 gives it, so that its digest says what it says. */
public final class Canonical {

  private Canonical() {}

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
