package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import eu.megawatt.service.Await;
import eu.megawatt.service.Caller;
import eu.megawatt.service.LiveFleet;
import eu.megawatt.service.RunningService;
import eu.megawatt.service.kueue.Kubernetes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code megawatt kueue} as a process of its own, and its options. */
final class KueueCommandTest {

  @TempDir Path data;
  @TempDir Path folder;

  @Test
  void kueue_killedBetweenReviewAndPatch_goesOnWithTheSamePlace() throws IOException {
    try (RunningService running = RunningService.from(data)) {
      running.admin().planOn(LiveFleet.document(Instant.now()));
      String job;
      try (Kubernetes kubernetes = Kubernetes.of("start", "killed");
          Spawned killed = spawned(running, kubernetes)) {
        kubernetes.awaitGate("killed-1");
        job = kubernetes.captured("job");
        kubernetes.awaitAll();
        killed.kill();
        assertThat(stateOf(job, running)).isIn("Validated", "Dispatched", "Running");
      }
      try (Kubernetes kubernetes = Kubernetes.of("again", "restarted");
          Spawned next = spawned(running, kubernetes)) {
        kubernetes.awaitAll();
        assertThat(kubernetes.captured("job")).isNotEmpty().isEqualTo(job);
        assertThat(running.admin().get("/api/v1/jobs").json().path("items")).hasSize(1);
        assertThat(stateOf(job, running)).isIn("Validated", "Dispatched", "Running");

        Await.until("the answer", () -> metrics(next).contains("megawatt_kueue_ready_total 1"));
        next.interrupt();
        assertThat(next.exitCode()).isIn(0, 130);
        assertThat(next.out()).contains("1 reviews: 1 ready");
        assertThat(next.err()).doesNotContain("a mistake of ours");
      }
    }
  }

  private static String stateOf(String job, RunningService running) {
    return running.admin().get("/api/v1/jobs/" + job).json().at("/status/state").asText();
  }

  private Spawned spawned(RunningService running, Kubernetes kubernetes) throws IOException {
    Path apiToken = Files.writeString(folder.resolve("api-token"), kubernetes.token());
    return Spawned.megawatt(
        folder,
        "kueue",
        "--cluster=paris",
        "--megawatt=" + running.service().address(),
        "--token-file=" + data.resolve("admin-token"),
        "--api=" + kubernetes.address(),
        "--api-token-file=" + apiToken,
        "--gpu-type=a100=A",
        "--early=30m",
        "--listen=0");
  }

  private static String metrics(Spawned process) {
    String port =
        process.awaitOut("Its health is at port ").replaceAll("(?s).*port (\\d+).*", "$1");
    try (Caller caller = Caller.stranger("http://127.0.0.1:" + port)) {
      assertThat(caller.get("/observe/health/live").status()).isEqualTo(200);
      assertThat(caller.get("/observe/health/ready").status()).isIn(200, 503);
      return caller.get("/observe/metrics").text();
    }
  }

  @Test
  void kueue_argumentsOfTheManifest_areItsOptions() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "secret");
    JsonNode arguments =
        Stream.iterate(0, it -> it + 1)
            .map(KueueCommandTest::manifest)
            .filter(it -> it.path("kind").asText().equals("Deployment"))
            .findFirst()
            .orElseThrow()
            .at("/spec/template/spec/containers/0/args");
    List<String> all = new ArrayList<>();
    arguments.forEach(it -> all.add(it.asText().replace("/etc/megawatt/token", token.toString())));

    StringWriter err = new StringWriter();
    int code = run(err, all.toArray(String[]::new));

    assertThat(code).isEqualTo(2); // for it does not run in a cluster here
    assertThat(err.toString()).contains("This does not run in a cluster. Maybe give --api.");
  }

  private static JsonNode manifest(int number) {
    try {
      List<JsonNode> all = new ArrayList<>();
      new ObjectMapper(new YAMLFactory())
          .readerFor(JsonNode.class)
          .<JsonNode>readValues(Path.of("..", "docs", "kueue", "controller.yaml").toFile())
          .forEachRemaining(all::add);
      return all.get(number);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--token-file=TOKEN",
        "--cluster=paris",
        "--cluster=a/b --token-file=TOKEN",
        "--cluster=paris --token-file=nowhere",
        "--cluster=paris --token-file=TOKEN --default=knd=training",
        "--cluster=paris --token-file=TOKEN --early=2h",
        "--cluster=paris --token-file=TOKEN --relist=1s",
        "--cluster=paris --token-file=TOKEN --when-unreachable=maybe",
        "--cluster=paris --token-file=TOKEN --api=http://127.0.0.1:1 --ca-file=TOKEN"
      })
  void kueue_badOptions_2WithTheReason(String options) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "secret");
    StringWriter err = new StringWriter();

    int code = run(err, ("kueue " + options.replace("TOKEN", token.toString())).split(" ", -1));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("a mistake of ours");
  }

  private static int run(StringWriter err, String... arguments) {
    CommandLine commandLine =
        Megawatt.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }
}
