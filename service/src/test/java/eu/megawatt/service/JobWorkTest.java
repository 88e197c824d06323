package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.validation.ValidationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that say their work are planned for as long as it takes where nodes were measured. */
final class JobWorkTest {

  private static final String JOBS = "/api/v1/jobs";
  private static final int REQUESTS = 4 * 8 * 7_000;

  /** What is so on each database. */
  abstract static class Laws {

    @TempDir Path data;

    private ValidationLab lab;

    /** An empty one for each test; none for the one in the data directory. */
    abstract Optional<DatabaseAddress> fresh();

    @BeforeEach
    void start() {
      lab = ValidationLab.again(data, fresh(), Instant.now(), ValidationSettings.USUAL);
      lab.plan();
    }

    @AfterEach
    void stop() {
      lab.close();
    }

    private static String job(String more) {
      return """
      {%s"tenant":"acme","kind":"batch","gpuCount":8,"residency":"any",\
      "work":%s,"perGpuW":{"A":600},"valueMinor":1000000}\
      """
          .formatted(more, PredictionsTest.work("Decode", REQUESTS));
    }

    private Reply submit(String body, String key) {
      return lab.admin().post(JOBS, body, "Idempotency-Key", key);
    }

    private void measure(String node, double gemv) {
      PredictionsTest.measure(lab, node, MeasuredKernels.all(MeasuredKernels.steady(gemv), 400));
    }

    @Test
    void jobWithWork_isPlannedForTheUpperBoundAndStaysSoWhateverIsMeasuredSince() {
      measure("n01", 3e12);
      measure("n02", 2.8e12);
      JsonNode estimate =
          lab.admin()
              .post(
                  "/api/v1/predictions",
                  "{\"gpuCount\":8,\"work\":%s}"
                      .formatted(PredictionsTest.work("Decode", REQUESTS)))
              .json()
              .at("/items/0/estimate");
      long bound = (long) Math.ceil(estimate.path("highSeconds").asDouble());
      assertThat(estimate.path("highSeconds").asDouble())
          .isGreaterThan(1.05 * estimate.path("lowSeconds").asDouble());

      Reply made = submit(job(""), "one");

      assertThat(made.status()).as(made.toString()).isEqualTo(201);
      JsonNode its = made.json();
      assertThat(its.at("/spec/runSeconds/A").asLong()).isEqualTo(bound);
      assertThat(its.at("/prediction/types/0/plannedSeconds").asLong()).isEqualTo(bound);
      assertThat(its.at("/prediction/types/0/source").asText()).isEqualTo("Measured");
      assertThat(its.at("/prediction/types/0/estimate")).isEqualTo(estimate);
      Instant from = Instant.parse(its.at("/status/placement/startsAt").asText());
      Instant to = Instant.parse(its.at("/status/placement/endsAt").asText());
      assertThat(Duration.between(from, to).toSeconds()).isBetween(bound - 1, bound + 900);

      measure("n03", 1e12);

      JsonNode again = submit(job(""), "one").json();
      assertThat(again.path("prediction")).isEqualTo(its.path("prediction"));
      assertThat(again.at("/spec/runSeconds/A").asLong()).isEqualTo(bound);
      JsonNode shown = lab.admin().get(JOBS + "/" + its.path("id").asText()).json();
      assertThat(shown.path("prediction")).isEqualTo(its.path("prediction"));
      JsonNode next = submit(job(""), "two").json();
      assertThat(next.at("/spec/runSeconds/A").asLong()).isGreaterThan(2 * bound);
    }

    @Test
    void sameRequest_whenNothingIsMeasuredAnyMore_isTheSameAnswer() {
      measure("n01", 3e12);
      String named = "\"externalRef\":{\"system\":\"slurm\",\"id\":\"7\"},";
      JsonNode made = submit(job(named), "one").json();
      lab.admin().post("/api/v1/nodes/n01/quarantine", "{\"reason\":\"a test\"}");

      Reply again = submit(job(named), "one");
      Reply called = submit(job(named), "another");
      Reply other = submit(job(""), "two");

      assertThat(again.status()).as(again.toString()).isEqualTo(200);
      assertThat(again.json().path("id")).isEqualTo(made.path("id"));
      assertThat(called.json().path("id")).as(called.toString()).isEqualTo(made.path("id"));
      assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void jobWithWork_whereNothingIsMeasured_isRefusedWithWhatToDoAndTakenWithWhatIsSaid() {
      Reply refused = submit(job(""), "one");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("errors").findValuesAsText("pointer"))
          .containsExactly("/work");
      assertThat(refused.text())
          .contains("gemm-bf16", "POST /api/v1/validation-runs", "/runSeconds/A");

      String said = job("\"runSeconds\":{\"A\":7200},");
      JsonNode made = submit(said, "two").json();
      assertThat(made.at("/spec/runSeconds/A").asLong()).as(made.toString()).isEqualTo(7_200);
      assertThat(made.at("/prediction/types/0/source").asText()).isEqualTo("Said");

      measure("n01", 3e12);
      JsonNode preview = lab.admin().post("/api/v1/placements?validateOnly=true", said).json();
      assertThat(preview.at("/prediction/types/0/source").asText()).isEqualTo("Measured");
      assertThat(preview.at("/prediction/types/0/saidSeconds").asLong()).isEqualTo(7_200);
      assertThat(preview.at("/prediction/types/0/plannedSeconds").asLong()).isNotEqualTo(7_200);
      assertThat(preview.path("offers")).isNotEmpty();
    }

    @Test
    void jobWithWork_thatIsWrongInOtherWays_isToldAllOfThemAndNothingOfRunSeconds() {
      Reply reply = submit(job("").replace("\"gpuCount\":8", "\"gpuCount\":0"), "one");

      assertThat(reply.json().path("errors").findValuesAsText("pointer"))
          .containsExactly("/work", "/gpuCount");
    }
  }

  @Nested
  final class OnH2 extends Laws {
    @Override
    Optional<DatabaseAddress> fresh() {
      return Optional.empty();
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  final class OnPostgres extends Laws {

    private final RealPostgres server = RealPostgres.start();
    private int databases;

    @Override
    Optional<DatabaseAddress> fresh() {
      String name = "work" + ++databases;
      server.execute("CREATE DATABASE %s OWNER megawatt".formatted(name));
      return Optional.of(server.address(name));
    }

    @AfterAll
    void end() {
      server.close();
    }
  }
}
