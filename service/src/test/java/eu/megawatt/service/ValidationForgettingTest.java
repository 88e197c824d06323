package eu.megawatt.service;

import static eu.megawatt.service.TestAgent.COPY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.validation.ValidationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What was measured long ago is forgotten, on each database. */
final class ValidationForgettingTest {

  private static final Duration MONTH = Duration.ofDays(30);

  /** What is so on each. */
  abstract static class Laws {

    @TempDir Path data;

    private ValidationLab lab;
    private TestAgent first;
    private TestAgent second;

    /** An empty one for each test; none for the one in the data directory. */
    abstract Optional<DatabaseAddress> fresh();

    @BeforeEach
    void start() {
      lab =
          ValidationLab.again(
              data,
              fresh(),
              Instant.now(),
              ValidationSettings.USUAL.keeping(MONTH.multipliedBy(6)));
      lab.plan();
      lab.promise(100);
      first = lab.agent("n01");
      second = lab.agent("n02");
    }

    @AfterEach
    void stop() {
      first.close();
      second.close();
      lab.close();
    }

    private String measure(String node, TestAgent agent, Result result) {
      String run = lab.run(node);
      agent.carryOut(result);
      return run;
    }

    private List<String> runs() {
      List<String> ids = new ArrayList<>();
      lab.admin()
          .get(ValidationLab.RUNS + "?pageSize=100")
          .json()
          .path("items")
          .forEach(it -> ids.add(it.path("id").asText()));
      return ids;
    }

    private JsonNode replay(String run) {
      Reply reply = lab.admin().post(ValidationLab.RUNS + "/" + run + "/replay", "{}");
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
      return reply.json();
    }

    @Test
    void runs_ofLongAgo_goWithTheirSamplesButNotWhatStillHolds() {
      String holds = measure("n02", second, TestAgent.at(COPY, 98));
      String replaced = measure("n01", first, TestAgent.at(COPY, 97));
      lab.pass(MONTH.multipliedBy(5));
      String newer = measure("n01", first, TestAgent.at(COPY, 96));
      lab.pass(MONTH.multipliedBy(2));

      String newest = measure("n01", first, TestAgent.at(COPY, 99));

      Await.until("old runs to be forgotten", () -> !runs().contains(replaced));
      assertThat(runs()).containsExactly(newest, newer, holds);
      assertThat(lab.admin().get(ValidationLab.RUNS + "/" + replaced).status()).isEqualTo(404);
      assertThat(replay(holds).path("verdictCount").asInt()).isEqualTo(1);
      assertThat(lab.verdict("n02", COPY.name()).path("verdict").asText()).isEqualTo("PASS");
    }

    @Test
    void runsThatAreKept_areJudgedAgainToTheSameEnd_whateverWasForgotten() {
      List<String> all = new ArrayList<>();
      for (int month = 0; month < 30; month++) {
        lab.pass(MONTH);
        double speed = 97 + month % 3;
        all.add(measure("n01", first, TestAgent.at(COPY, speed)));
        all.add(measure("n02", second, TestAgent.at(COPY, speed + 0.5)));
      }
      Await.until("old runs to be forgotten", () -> runs().size() <= 16);

      assertThat(all).endsWith(reversed(runs()));
      for (String run : runs()) {
        assertThat(replay(run).path("differenceCount").asInt()).as(run).isZero();
      }
    }

    private static String[] reversed(List<String> ids) {
      return ids.reversed().toArray(String[]::new);
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
      String name = "forgets" + ++databases;
      server.execute("CREATE DATABASE %s OWNER megawatt".formatted(name));
      return Optional.of(server.address(name));
    }

    @AfterAll
    void end() {
      server.close();
    }
  }
}
