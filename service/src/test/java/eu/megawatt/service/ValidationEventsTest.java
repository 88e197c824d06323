package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.webhook.EventType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others are told of validation. */
final class ValidationEventsTest {

  private static final String NODE = "/api/v1/nodes/n01";

  @TempDir private Path data;

  @Test
  void stream_ofTheTopic_namesTheNodeAndWhatBecameOfIt() {
    try (ValidationLab lab = ValidationLab.of(data);
        EventReader reader = EventReader.open(lab.admin(), "/api/v1/events?topics=validation")) {
      assertThat(reader.next().name()).isEqualTo("snapshot");

      lab.admin().post(NODE + "/quarantine", "{\"reason\":\"it smells\"}");

      EventReader.Event told = reader.next();
      assertThat(told.name()).isEqualTo("validation");
      assertThat(told.data()).contains("\"n01\"").contains("Quarantined");
    }
  }

  @Test
  void webhooks_ofAQuarantineAndARelease_areOneEach() {
    try (ValidationLab lab = ValidationLab.of(data)) {
      Reply hook =
          lab.admin()
              .post(
                  "/api/v1/webhook-subscriptions",
                  "{\"url\":\"http://127.0.0.1:1/\",\"eventTypes\":[\"%s\",\"%s\"]}"
                      .formatted(
                          EventType.NODE_QUARANTINED.word(), EventType.NODE_RELEASED.word()));
      assertThat(hook.status()).as(hook.toString()).isEqualTo(201);

      for (String what : List.of("quarantine", "quarantine", "release", "release")) {
        lab.admin().post(NODE + "/" + what, "{\"reason\":\"a test\"}");
      }

      assertThat(
              lab.admin()
                  .get("/api/v1/webhook-deliveries")
                  .json()
                  .path("items")
                  .findValuesAsText("eventType"))
          .containsExactly("node.released", "node.quarantined");
    }
  }
}
