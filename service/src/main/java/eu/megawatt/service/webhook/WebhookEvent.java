package eu.megawatt.service.webhook;

import eu.megawatt.service.json.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened, with little more than where to read about it: receivers may get it late,
 * twice or out of order, and look up how things stand.
 *
 * @param subject what it happened to, such as {@code jobs/j-17}; 1 to 255 characters
 * @param data {@code href} and a few texts, numbers and flags, 16,000 characters of JSON at most
 */
public record WebhookEvent(EventType type, String subject, Map<String, Object> data) {

  private static final String HREF = "href";
  private static final int LONGEST_SUBJECT = 255;
  private static final int LONGEST_DATA = 16_000;

  /**
   * Copies the data, in the order of its names.
   *
   * @throws IllegalArgumentException where the subject or the data is too long or lacks something
   */
  public WebhookEvent {
    data = Map.copyOf(data);
    if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
      throw new IllegalArgumentException(
          "The subject \"%s\" must have 1 to %d characters".formatted(subject, LONGEST_SUBJECT));
    }
    if (!data.containsKey(HREF)) {
      throw new IllegalArgumentException("The data of " + subject + " lacks its href");
    }
    int length = json(data).length();
    if (length > LONGEST_DATA) {
      throw new IllegalArgumentException(
          "The data of %s has %d characters; %d are the most"
              .formatted(subject, length, LONGEST_DATA));
    }
  }

  /** An event that says no more than where to look, such as {@code /api/v1/jobs/j-17}. */
  public static WebhookEvent of(EventType type, String subject, String href) {
    return new WebhookEvent(type, subject, Map.of(HREF, href));
  }

  /**
   * The same event with one more thing said.
   *
   * @param name with its unit as the last word
   * @param value a text, a whole number or a flag
   */
  public WebhookEvent with(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(data);
    more.put(name, value);
    return new WebhookEvent(type, subject, more);
  }

  /** The data as one line of JSON, the same for the same data. */
  String dataJson() {
    return json(data);
  }

  private static String json(Map<String, Object> data) {
    return Json.write(new TreeMap<>(data));
  }
}
