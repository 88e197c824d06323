package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.document.InventoryReader;
import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class SimulateCommandTest {

  @TempDir Path folder;

  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer receiver;

  SimulateCommandTest() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void receiver() {
    receiver.createContext(
        "/",
        exchange -> {
          try (exchange) {
            requests.add(
                "%s %s %s"
                    .formatted(
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        exchange
                            .getRequestHeaders()
                            .getFirst("X-Prometheus-Remote-Write-Version")));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
          }
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort();
  }

  private int run(String... arguments) {
    CommandLine commandLine =
        Megawatt.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  @Test
  void simulate_aQuarterOfAnHour_sendsItAndWritesTheTruth() throws IOException {
    Path truth = folder.resolve("truth.json");
    Path fleet = folder.resolve("fleet.yaml");

    int code =
        run(
            "simulate",
            "--fleet=pocket",
            "--to=" + address(),
            "--token=secret",
            "--protocol=v1",
            "--speed=3600",
            "--duration=15m",
            "--seed=9",
            "--truth=" + truth,
            "--write-fleet=" + fleet);

    assertThat(code).as(err.toString()).isZero();
    assertThat(requests)
        .isNotEmpty()
        .contains("/api/v1/allocations Bearer secret null")
        .allMatch(
            it ->
                it.equals("/api/v1/write Bearer secret 0.1.0")
                    || it.equals("/api/v1/allocations Bearer secret null"));
    assertThat(out.toString()).contains("samples made", "rows late").doesNotContain(" 0 taken");
    assertThat(InventoryReader.read(fleet)).isEqualTo(ExampleFleet.pocket());
    Map<?, ?> document = Json.read(Files.readString(truth), Map.class);
    assertThat((List<?>) document.get("nodes")).hasSize(12);
    assertThat((List<?>) document.get("jobs")).isNotEmpty();
  }

  @Test
  void simulate_faultsOfAFile_areThose() throws IOException {
    Path faults = Files.writeString(folder.resolve("faults.properties"), "repeated-ratio = 1\n");

    int code =
        run(
            "simulate",
            "--nodes=2",
            "--to=" + address(),
            "--speed=3600",
            "--duration=5m",
            "--faults=" + faults);

    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString()).contains(" 0 rows late").doesNotContain(" 0 repeated");
  }

  @Test
  void simulate_receiverThatRefuses_saysWhatItSaid() {
    receiver.removeContext("/");
    receiver.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(415, -1);
          }
        });

    assertThat(run("simulate", "--nodes=1", "--to=" + address(), "--speed=3600", "--duration=1m"))
        .isZero();
    assertThat(out.toString()).contains("first refusal: 415", " 0 taken");
  }

  @Test
  void simulate_listening_endsWithItsDuration() {
    assertThat(run("simulate", "--fleet=pocket", "--listen=0", "--speed=10000", "--duration=10s"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("12 nodes to be scraped at http://127.0.0.1:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nodes=0 --to=http://127.0.0.1:1",
        "--nodes=1",
        "--to=http://127.0.0.1:1",
        "--nodes=1 --fleet=pocket --to=http://127.0.0.1:1",
        "--fleet=nowhere.yaml --to=http://127.0.0.1:1",
        "--nodes=1 --to=nowhere",
        "--nodes=1 --to=http://127.0.0.1:1 --speed=0.5",
        "--nodes=1 --to=http://127.0.0.1:1 --duration=soon",
        "--nodes=1 --to=http://127.0.0.1:1 --interval=0s",
        "--nodes=1 --to=http://127.0.0.1:1 --faults=some"
      })
  void simulate_badOptions_2WithTheReason(String options) {
    assertThat(run(("simulate " + options).split(" "))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("a mistake of ours");
  }
}
