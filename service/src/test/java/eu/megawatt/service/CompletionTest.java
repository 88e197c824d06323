package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who runs jobs says when one has done its work; what is left of its place is free then. */
final class CompletionTest {

  private static final String DONE = "{\"reason\":\"all epochs done\"}";

  @TempDir Path data;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-26T10:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

  @Test
  void completion_ofAJobUnderWay_endsItAsDoneAndFreesTheRestOfItsPlace() {
    try (RunningService running = RunningService.from(data, clock)) {
      running.admin().planOn(LiveFleet.document(now.get()));
      String first = id(submit(running, "first", FOUR_HOURS));
      String second = id(submit(running, "second", FOUR_HOURS));
      assertThat(startOf(running, second)).isEqualTo(startOf(running, first).plus(FOUR_HOURS));
      now.updateAndGet(it -> it.plus(Duration.ofMinutes(16)));
      Await.until("it to run", () -> state(running, first).equals("Running"));

      Reply done = running.admin().post(path(first) + "/completion", DONE);

      assertThat(done.status()).as(done.toString()).isEqualTo(200);
      assertThat(done.json().at("/status/state").asText()).isEqualTo("Done");
      Reply again = running.admin().post(path(first) + "/completion", DONE);
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.json().path("type").asText()).endsWith("/job-ended");
      Instant third = startOf(running, id(submit(running, "third", Duration.ofHours(2))));
      assertThat(third).isBefore(startOf(running, second));
    }
  }

  @Test
  void completion_ofAJobThatHasNotBegun_isRefusedAndChangesNothing() {
    try (RunningService running = RunningService.from(data, clock)) {
      running.admin().planOn(LiveFleet.document(now.get()));
      submit(running, "first", FOUR_HOURS);
      String second = id(submit(running, "second", FOUR_HOURS));
      JsonNode before = running.admin().get(path(second)).json();

      Reply refused = running.admin().post(path(second) + "/completion", DONE);

      assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
      assertThat(refused.json().path("type").asText()).endsWith("/job-not-begun");
      assertThat(running.admin().get(path(second)).json()).isEqualTo(before);
      assertThat(running.admin().post(path(second) + "/completion", "{}").status()).isEqualTo(422);
      assertThat(running.admin().post("/api/v1/jobs/none/completion", DONE).status())
          .isEqualTo(404);
    }
  }

  private static final Duration FOUR_HOURS = Duration.ofHours(4);

  /** So large that one runs at a time, and not to be moved. */
  private static JsonNode submit(RunningService running, String key, Duration length) {
    String job = LiveFleet.job(60, (int) length.toSeconds(), 10_000_000, "");
    Reply made = running.admin().post("/api/v1/jobs", job, "Idempotency-Key", key);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.json();
  }

  private static String id(JsonNode job) {
    return job.path("id").asText();
  }

  private static String path(String id) {
    return "/api/v1/jobs/" + id;
  }

  private static String state(RunningService running, String id) {
    return running.admin().get(path(id)).json().at("/status/state").asText();
  }

  private static Instant startOf(RunningService running, String id) {
    return Instant.parse(
        running.admin().get(path(id)).json().at("/status/placement/startsAt").asText());
  }
}
