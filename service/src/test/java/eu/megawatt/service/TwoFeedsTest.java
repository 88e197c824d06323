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

/**
 * Instructions that come in over two feeds. Of 60 kW idle GPUs draw 10 kW; the job that is asked
 * about needs 20 kW in the three hours that all limits here are about.
 */
final class TwoFeedsTest {

  private static final String LIMITS = "/api/v1/power-limits";

  @TempDir Path data;

  private final Instant from =
      Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(6));
  private RunningService running;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
    running.admin().planOn(LiveFleet.document(Instant.now()));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Reply limit(String instruction, String watts, String source) {
    return running
        .admin()
        .post(
            LIMITS,
            """
            {"domainId":"grid","instructionId":"%s","limitW":%s,"source":"%s","from":"%s",\
            "to":"%s","reason":"the grid asks for it"}"""
                .formatted(instruction, watts, source, from, from.plus(Duration.ofHours(3))));
  }

  private void set(String instruction, long watts) {
    Reply reply = limit(instruction, Long.toString(watts), "operator");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
  }

  private void withdraw(String instruction) {
    assertThat(limit(instruction, "null", "operator").status()).isEqualTo(201);
  }

  private JsonNode limits() {
    return running.admin().get(LIMITS).json().path("items");
  }

  /** Whether there is room for the job. */
  private boolean hasRoom() {
    String times =
        "\"earliestStartAt\":\"%s\",\"deadlineAt\":\"%s\",\"hardDeadline\":true,"
            .formatted(from, from.plus(Duration.ofHours(3)));
    return running
        .admin()
        .post("/api/v1/placements?validateOnly=true", LiveFleet.job(40, 10_800, 900_000, times))
        .json()
        .path("decision")
        .asText()
        .equals("Placed");
  }

  @Test
  void instruction_overTwoFeeds_isOneLimitAndChangesNothingTheSecondTime() {
    set("dso-1", 20_000);
    JsonNode once = limits();
    set("dso-1", 20_000);

    assertThat(limits()).isEqualTo(once).hasSize(1);
    assertThat(hasRoom()).isFalse();
  }

  @Test
  void instruction_whoseCopyComesLate_doesNotUndoWhatWasSaidAfterItAlsoOverARestart() {
    set("dso-1", 50_000);
    set("dso-2", 20_000);
    set("dso-1", 50_000);

    assertThat(hasRoom()).isFalse();
    running.close();
    running = RunningService.from(data);
    assertThat(hasRoom()).isFalse();
    assertThat(limits()).hasSize(2);
  }

  @Test
  void instruction_saidAnew_isWhatWasSaidLastWhoeverSendsIt() {
    set("dso-1", 20_000);
    assertThat(limit("dso-1", "50000", "contract").status()).isEqualTo(201);

    assertThat(limits()).hasSize(1);
    assertThat(hasRoom()).isTrue();
  }

  @Test
  void instruction_withdrawn_leavesTheOthersInForce() {
    set("dso-1", 20_000);
    set("dso-2", 25_000);
    withdraw("dso-2");
    assertThat(hasRoom()).isFalse();
    withdraw("dso-1");
    assertThat(hasRoom()).isTrue();
    withdraw("dso-1");
    assertThat(hasRoom()).isTrue();
    assertThat(limits()).isEmpty();
  }

  @Test
  void target_ofTheSiteAndLimitOfItsFeed_takeTheSameWattsOffOnce() {
    set("dso-1", 31_000);
    String site =
        """
        {"siteId":"here","limitW":31000,"from":"%s","to":"%s","reason":"our own target"}"""
            .formatted(from, from.plus(Duration.ofHours(3)));
    assertThat(running.admin().post(LIMITS, site).status()).isEqualTo(201);

    assertThat(hasRoom()).isTrue();
  }

  @Test
  void instruction_withANameThatIsNone_isRefusedWithWhatIsAllowed() {
    Reply refused = limit("two words", "20000", "operator");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("/instructionId").contains("two words");
  }
}
