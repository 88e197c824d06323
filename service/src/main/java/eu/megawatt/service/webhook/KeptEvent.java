package eu.megawatt.service.webhook;

import com.fasterxml.jackson.annotation.JsonRawValue;
import eu.megawatt.service.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An event as it is kept and sent.
 *
 * @param sequence rises from event to event, so for every subject too
 * @param id the {@code webhook-id}, the same however often and to whomever it is sent
 * @param type its word
 * @param dataJson one line of JSON
 */
public record KeptEvent(
    long sequence, String id, String type, String subject, String dataJson, Instant at) {

  /** The members in the order in which they are sent. */
  private record Body(
      String type, Instant timestamp, long sequence, String subject, @JsonRawValue String data) {}

  /** What is sent: the same bytes each time. */
  byte[] body() {
    return Json.write(new Body(type, at, sequence, subject, dataJson))
        .getBytes(StandardCharsets.UTF_8);
  }
}
