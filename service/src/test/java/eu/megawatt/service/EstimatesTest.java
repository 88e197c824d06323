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

/** When a job is likely to begin, learned from those that began before. */
final class EstimatesTest {

  private static final int ENOUGH = 50;

  @TempDir Path data;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-26T10:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

  @Test
  void estimate_afterARestart_isStillMadeOfTheStartsThatWereSeen() {
    try (RunningService running = RunningService.from(data, clock)) {
      running.admin().planOn(LiveFleet.document(now.get()));
      for (int job = 0; job < ENOUGH; job++) {
        submit(running, job, now.get().plus(Duration.ofMinutes(15)));
      }
      now.updateAndGet(it -> it.plus(Duration.ofMinutes(16)));
      Await.until(
          "all of them to run",
          () ->
              running
                      .admin()
                      .get("/api/v1/current-plan")
                      .json()
                      .at("/jobCountByState/Running")
                      .asInt()
                  == ENOUGH);
      assertThat(samples(running, "before")).isEqualTo(ENOUGH);
    }

    try (RunningService running = RunningService.from(data, clock)) {
      Await.until("what was said to be read", () -> samples(running, "after") == ENOUGH);
    }
  }

  private static JsonNode submit(RunningService running, Object key, Instant from) {
    String job = LiveFleet.job(1, 3_600, 10_000, "\"earliestStartAt\":\"%s\",".formatted(from));
    return running.admin().post("/api/v1/jobs", job, "Idempotency-Key", "k-" + key).json();
  }

  /** What an estimate is made of; asked again it is the same job. */
  private int samples(RunningService running, String key) {
    return submit(running, key, now.get().plus(Duration.ofHours(4)))
        .at("/status/estimatedStart/sampleCount")
        .asInt();
  }
}
