package eu.megawatt.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebhookEventTest {

  @Test
  void body_ofAnEvent_isTheSameBytesEachTime() {
    WebhookEvent event =
        WebhookEvent.of(EventType.JOB_DONE, "jobs/j", "/api/v1/jobs/j")
            .with("siteId", "par1")
            .with("energyWh", 17L);
    KeptEvent kept =
        new KeptEvent(
            5,
            "msg-1",
            event.type().word(),
            event.subject(),
            event.dataJson(),
            Instant.parse("2026-11-26T10:00:00Z"));

    assertThat(new String(kept.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"type\":\"job.done\",\"timestamp\":\"2026-11-26T10:00:00Z\",\"sequence\":5,"
                + "\"subject\":\"jobs/j\",\"data\":{\"energyWh\":17,"
                + "\"href\":\"/api/v1/jobs/j\",\"siteId\":\"par1\"}}");
  }

  @Test
  void event_withoutWhatItNeeds_isRefused() {
    assertThatThrownBy(() -> WebhookEvent.of(EventType.JOB_DONE, "", "/x"))
        .hasMessageContaining("1 to 255");
    assertThatThrownBy(() -> WebhookEvent.of(EventType.JOB_DONE, "s".repeat(256), "/x"))
        .hasMessageContaining("1 to 255");
    assertThatThrownBy(() -> new WebhookEvent(EventType.JOB_DONE, "jobs/j", Map.of("a", 1)))
        .hasMessageContaining("href");
    assertThatThrownBy(() -> WebhookEvent.of(EventType.JOB_DONE, "jobs/j", "x".repeat(16_000)))
        .hasMessageContaining("16000 are the most");
  }

  @ParameterizedTest
  @CsvSource({"1,PT5S", "2,PT30S", "3,PT2M", "4,PT10M", "5,PT1H", "6,PT6H", "7,PT24H"})
  void pause_afterAFailure_isAsPlannedAndUpToAFifthLonger(int failedCount, Duration planned) {
    for (long random : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      Pauses pauses = new Pauses(WebhookSettings.USUAL.pauses(), () -> random);

      assertThat(pauses.after(failedCount).orElseThrow())
          .isBetween(planned, planned.multipliedBy(6).dividedBy(5));
    }
  }

  @Test
  void pause_afterTheLastFailure_isNone() {
    assertThat(new Pauses(WebhookSettings.USUAL.pauses(), () -> 0).after(8)).isEmpty();
  }
}
