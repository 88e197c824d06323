package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.service.Await;
import eu.megawatt.service.Caller;
import eu.megawatt.service.Examples;
import eu.megawatt.service.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands as processes of their own: signals, and what survives them. */
final class ProcessTest {

  private static final Pattern ADDRESS = Pattern.compile("at (http://127\\.0\\.0\\.1:\\d+),");

  @TempDir Path folder;

  private Path data = Path.of("");

  @BeforeEach
  void data() {
    data = folder.resolve("data");
  }

  @Test
  void serve_interrupted_ends0() {
    try (Spawned service = serve()) {
      service.awaitOut("works once");
      service.interrupt();

      assertThat(service.exitCode()).as(service.err()).isZero();
      assertThat(service.err()).isEmpty();
    }
  }

  @Test
  void serve_secondStart_saysHowToSignIn() {
    try (Spawned first = serve()) {
      first.awaitOut("works once");
      first.interrupt();
      first.exitCode();
    }
    try (Spawned second = serve()) {
      second.awaitOut("megawatt sign-in");
      try (Spawned link = Spawned.megawatt(folder, "sign-in", "--data", data.toString())) {
        assertThat(link.exitCode()).as(link.err()).isZero();
        assertThat(link.out()).startsWith("Open http://127.0.0.1:").contains("/sign-in?code=");
      }
    }
  }

  @Test
  void serve_sameDataTwice_2SaysWhy() {
    try (Spawned first = serve()) {
      first.awaitOut("works once");
      try (Spawned second = serve()) {
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err()).contains("Another Megawatt runs from");
      }
    }
  }

  @Test
  void serve_portInUse_2SaysWhy() {
    try (Spawned first = serve()) {
      String port = address(first).replaceFirst(".*:", "");
      Path other = folder.resolve("other");
      try (Spawned second =
          Spawned.megawatt(folder, "serve", "--port", port, "--data", other.toString())) {
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err()).contains("Port " + port + " is in use");
      }
    }
  }

  @Test
  void serve_killed_keepsWhatItAcknowledged() {
    String scenario;
    String operation;
    try (Spawned first = serve();
        Caller admin = admin(first)) {
      scenario = admin.scenario(Examples.small(1));
      operation = admin.plan(scenario, 600);
      first.kill();
    }
    try (Spawned second = serve();
        Caller admin = admin(second)) {
      assertThat(admin.get("/api/v1/scenarios/" + scenario).status()).isEqualTo(200);
      Reply kept = admin.get("/api/v1/operations/" + operation);
      assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
    }
  }

  @Test
  void serve_killedWhilePlanning_saysSoAtTheNextStart() {
    String running;
    String waiting;
    try (Spawned first = serve();
        Caller admin = admin(first)) {
      String scenario = admin.scenario(Examples.small(1));
      running = admin.plan(scenario, 600);
      waiting = admin.plan(scenario, 1);
      Await.until("it to run", () -> state(admin, running).equals("Running"));
      first.kill();
    }
    try (Spawned second = serve();
        Caller admin = admin(second)) {
      JsonNode failed = admin.get("/api/v1/operations/" + running).json();
      assertThat(failed.path("state").asText()).isEqualTo("Failed");
      assertThat(failed.at("/problem/detail").asText())
          .isEqualTo("The service stopped while it ran; start it again.");
      assertThat(admin.awaitEnd(waiting)).isEqualTo("Succeeded");
    }
  }

  @Test
  void serve_interruptedWhilePlanning_keepsTheBest() {
    String running;
    try (Spawned first = serve();
        Caller admin = admin(first)) {
      running = admin.plan(admin.scenario(Examples.small(1)), 600);
      Await.until(
          "a first plan",
          () ->
              admin
                  .get("/api/v1/operations/" + running)
                  .json()
                  .at("/progress")
                  .has("bestCostMinor"));
      first.interrupt();
      assertThat(first.exitCode()).isZero();
    }
    try (Spawned second = serve();
        Caller admin = admin(second)) {
      assertThat(state(admin, running)).isEqualTo("Succeeded");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Scenario.FORMAT, Demand.FORMAT})
  void plan_interrupted_writesTheBestSoFar(String format) throws IOException {
    Path scenario = folder.resolve("scenario.json");
    Path plan = folder.resolve("plan.json");
    Files.writeString(scenario, Examples.small(1).replace(Scenario.FORMAT, format));
    try (Spawned search =
        Spawned.megawatt(
            folder,
            "plan",
            scenario.toString(),
            "--seconds",
            "600",
            "--out",
            plan.toString(),
            "--progress",
            "json")) {
      search.awaitOut("\"bestCostMinor\"");
      search.interrupt();

      assertThat(search.exitCode()).as(search.err()).isEqualTo(130);
      assertThat(search.out()).contains("\"event\":\"end\"");
    }
    try (Spawned check = Spawned.megawatt(folder, "check", scenario.toString(), plan.toString())) {
      assertThat(check.exitCode()).as(check.out()).isZero();
    }
  }

  private static String state(Caller admin, String operation) {
    return admin.get("/api/v1/operations/" + operation).json().path("state").asText();
  }

  private Spawned serve() {
    return Spawned.megawatt(folder, "serve", "--port", "0", "--data", data.toString());
  }

  private Caller admin(Spawned service) {
    String address = address(service);
    try {
      return Caller.withToken(address, Files.readString(data.resolve("admin-token")).strip());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String address(Spawned service) {
    Matcher matcher = ADDRESS.matcher(service.awaitOut("ready after"));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
