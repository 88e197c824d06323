package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a megawatt is worth, over REST. */
final class MegawattValuesTest {

  private static final String PATH = "/api/v1/current-plan/megawatt-values";

  @TempDir Path data;

  private RunningService running;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private void planOn() {
    running.admin().planOn(LiveFleet.document(Instant.now()));
  }

  @Test
  void values_beforeAnythingIsPlannedOn_areRefused() {
    Reply refused = running.admin().get(PATH);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("code").asText()).isEqualTo("NoPlan");
  }

  @Test
  void values_whereNothingIsShort_areZeroForEverySite() {
    planOn();
    running.admin().post("/api/v1/jobs", LiveFleet.JOB, "Idempotency-Key", "one");
    JsonNode values = running.admin().get(PATH).json();

    assertThat(values.path("revision").asLong()).isEqualTo(1);
    assertThat(values.path("series")).hasSize(1);
    assertThat(values.at("/series/0/id").asText()).isEqualTo("here");
    assertThat(values.at("/series/0/domainId").asText()).isEqualTo("grid");
    assertThat(values.at("/series/0/valueMinorPerMWh")).allMatch(it -> it.asLong() == 0);
    assertThat(values.path("planCostMinor")).isEqualTo(values.path("boundCostMinor"));
  }

  /**
   * Tomorrow at noon 25 kW are left beside idle GPUs, and two jobs want 20 kW each: of the second
   * 15 kW have no place.
   */
  @Test
  void values_whereAJobWaitsForPower_areWhatItIsWorthThereAndNothingElsewhere() {
    planOn();
    Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36));
    String window =
        "\"earliestStartAt\":\"%s\",\"deadlineAt\":\"%s\",\"hardDeadline\":true,"
            .formatted(noon, noon.plus(Duration.ofHours(1)));
    running.admin().post("/api/v1/power-limits", LiveFleet.limit("grid", 35_000, noon));
    for (int i = 0; i < 2; i++) {
      running
          .admin()
          .post(
              "/api/v1/jobs",
              LiveFleet.job(40, 3_600, 100_000, window),
              "Idempotency-Key",
              "job" + i);
    }
    JsonNode values =
        running
            .admin()
            .get(PATH + "?from=%s&to=%s".formatted(noon, noon.plus(Duration.ofHours(2))))
            .json();

    assertThat(values.path("openJobCount").asInt()).isEqualTo(2);
    assertThat(values.path("from").asText()).isEqualTo(noon.toString());
    JsonNode prices = values.at("/series/0/valueMinorPerMWh");
    assertThat(prices).hasSize(8);
    long sum = 0;
    for (JsonNode price : prices) {
      sum += price.asLong();
    }
    // 1,000 EUR less 20 kWh of energy at 100 EUR/MWh are 49,900 EUR for a MWh; four slots share it.
    assertThat(sum / 4 / 100).isBetween(40_000L, 50_000L);
    assertThat(prices).last().matches(it -> it.asLong() == 0);
    assertThat(values.path("boundCostMinor").asLong())
        .isLessThanOrEqualTo(values.path("planCostMinor").asLong());
  }

  @Test
  void values_askedAgain_areTheSameAndAlsoATable() {
    planOn();
    JsonNode first = running.admin().get(PATH).json();
    JsonNode again = running.admin().get(PATH).json();
    Reply table = running.admin().get(PATH, "Accept", "text/csv");

    assertThat(again.path("computedAt")).isEqualTo(first.path("computedAt"));
    assertThat(table.header("Content-Type")).startsWith("text/csv");
    assertThat(table.text().lines().count())
        .isEqualTo(1 + first.at("/series/0/valueMinorPerMWh").size());
    assertThat(running.admin().get("/observe/metrics").text())
        .containsPattern("megawatt_live_worth_computations\\{.*} 1\\.0");
  }

  @Test
  void values_ofAnEmptyOrAnEndlessRange_areRefusedWithWhatIsAllowed() {
    planOn();
    Instant now = Instant.now();

    assertThat(running.admin().get(PATH + "?from=%s&to=%s".formatted(now, now)).status())
        .isEqualTo(400);
    Reply endless =
        running.admin().get(PATH + "?from=%s&to=%s".formatted(now, now.plus(Duration.ofDays(99))));
    assertThat(endless.status()).isEqualTo(400);
    assertThat(endless.text()).contains("at most 31 days");
  }
}
