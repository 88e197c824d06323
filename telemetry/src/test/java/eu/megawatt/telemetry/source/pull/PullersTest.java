package eu.megawatt.telemetry.source.pull;

import static eu.megawatt.telemetry.resolve.TestingInventory.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.resolve.TestingInventory;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.Numbering;
import eu.megawatt.telemetry.source.TestingShared;
import eu.megawatt.telemetry.source.config.Sources;
import eu.megawatt.telemetry.source.config.SourcesReader;
import eu.megawatt.telemetry.source.pull.SourceState.Health;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PullersTest {

  private static final String TEXT = "text/plain; version=0.0.4";

  private record Sample(int entity, Quantity quantity, long value) {}

  private final TestingServer server = new TestingServer();
  private final BlockingQueue<List<Sample>> delivered = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    server.close();
  }

  private Interpreter interpreter() {
    return new Interpreter(
        Resolver.of(
            TestingInventory.of(node("n1", 8, "GPU-1")),
            Dictionary.builtIn(),
            new Numbering(),
            Adoptions.forgotten()));
  }

  private boolean deliver(SampleBatch batch) {
    return delivered.add(
        IntStream.range(0, batch.size())
            .mapToObj(i -> new Sample(batch.entity(i), batch.quantity(i), batch.value(i)))
            .toList());
  }

  private Sources sources(String yaml) {
    String text = "format: megawatt/sources/1\n" + yaml.replace("URL", server.url("").toString());
    return SourcesReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "sources.yaml");
  }

  private Pullers pullers(String yaml) {
    Pullers pullers =
        new Pullers(
            interpreter(),
            this::deliver,
            InstantSource.system(),
            name -> Optional.ofNullable(Map.of("TOKEN", "secret").get(name)));
    List<SourceState> ended = pullers.use(sources(yaml));
    assertThat(ended).isEmpty();
    return pullers;
  }

  private List<Sample> next() throws InterruptedException {
    List<Sample> batch = delivered.poll(60, TimeUnit.SECONDS);
    assertThat(batch).as("a batch within a minute").isNotNull();
    return Objects.requireNonNull(batch);
  }

  @Test
  void begin_exporter_isScrapedAgainAndAgainAndItsStateIsFresh() throws Exception {
    AtomicInteger watts = new AtomicInteger(300);
    server.on(
        "/metrics",
        exchange ->
            TestingServer.answer(
                exchange,
                200,
                TEXT,
                "DCGM_FI_DEV_POWER_USAGE{UUID=\"GPU-1\"} %d\nDCGM_FI_DEV_POWER_USAGE{UUID=\"GPU-9\"} 5\nup 1\n"
                    .formatted(watts.getAndIncrement())
                    .getBytes(StandardCharsets.UTF_8)));
    try (Pullers pullers =
        pullers("scrape: [{id: dcgm, intervalSeconds: 0.2, targets: [{url: URL/metrics}]}]")) {
      assertThat(pullers.states().getFirst().health()).isEqualTo(Health.WAITING);
      pullers.begin();

      assertThat(next()).containsExactly(new Sample(0, Quantity.POWER, 300_000));
      assertThat(next()).containsExactly(new Sample(0, Quantity.POWER, 301_000));
      SourceState state = pullers.states().getFirst();
      assertThat(state.id()).isEqualTo("dcgm");
      assertThat(state.health()).isEqualTo(Health.FRESH);
      assertThat(state.accepted()).isPositive();
      assertThat(state.rejected()).containsOnlyKeys(Rejection.UNKNOWN_ENTITY);
      assertThat(state.lastError()).isEmpty();
    }
  }

  @Test
  void begin_exporterBehindAToken_isToldItFromTheEnvironment() throws Exception {
    server.on(
        "/metrics",
        exchange -> {
          boolean known =
              "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          TestingServer.answer(
              exchange,
              known ? 200 : 401,
              TEXT,
              "DCGM_FI_DEV_POWER_USAGE{UUID=\"GPU-1\"} 1\n".getBytes(StandardCharsets.UTF_8));
        });
    try (Pullers pullers =
        pullers(
            "scrape: [{id: a, intervalSeconds: 0.2, tokenEnv: TOKEN, targets: [{url: URL/metrics}]}]")) {
      pullers.begin();
      assertThat(next()).hasSize(1);
    }
    assertThatThrownBy(
            () -> pullers("scrape: [{id: a, tokenEnv: NONE, targets: [{url: URL/metrics}]}]"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the environment variable NONE is not set");
  }

  @Test
  void begin_configuredNode_countsBeforeWhatTheExporterSays() throws Exception {
    server.on("/metrics", TEXT, "ipmi_dcmi_power_consumption_watts{node=\"pod-7\"} 417\n");
    try (Pullers pullers =
        pullers(
            "scrape: [{id: a, intervalSeconds: 0.2, targets: [{url: URL/metrics, node: n1}]}]")) {
      pullers.begin();
      assertThat(next()).containsExactly(new Sample(0, Quantity.POWER, 417_000));
    }
  }

  @Test
  void begin_prometheus_isAskedForSamplesWithTheirOwnTimes() throws Exception {
    long now = System.currentTimeMillis();
    server.on(
        "/api/v1/query",
        "application/json",
        """
        {"status":"success","data":{"resultType":"matrix","result":[
          {"metric":{"__name__":"DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION","UUID":"GPU-1"},
           "values":[[%s,"1000"],[%s,"2000"]]}]}}
        """
            .formatted((now - 30_000) / 1e3, (now - 15_000) / 1e3));
    try (Pullers pullers =
        pullers(
            """
            promql:
              - id: prom
                url: URL
                intervalSeconds: 0.5
                queries: [{query: 'DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[2m]'}]
            """)) {
      pullers.begin();

      assertThat(next())
          .containsExactly(
              new Sample(0, Quantity.ENERGY, 1_000), new Sample(0, Quantity.ENERGY, 2_000));
      next();
      assertThat(pullers.states().getFirst().clockOffsetMillis()).isPresent();
    }
  }

  @Test
  void begin_redfishTreeOverHttp_isRead() throws Exception {
    var folder = TestingShared.telemetry().resolve("redfish/public-rackmount1");
    try (var files = Files.walk(folder)) {
      files
          .filter(it -> it.getFileName().toString().equals("index.json"))
          .forEach(
              file ->
                  server.on(
                      "/redfish/v1/" + folder.relativize(file.getParent()),
                      "application/json",
                      TestingShared.bytes("redfish/public-rackmount1/" + folder.relativize(file))));
    }
    try (Pullers pullers =
        pullers("redfish: [{id: bmc, intervalSeconds: 0.5, targets: [{url: URL, node: n1}]}]")) {
      pullers.begin();

      assertThat(next()).containsExactly(new Sample(0, Quantity.POWER, 374_000));
    }
  }

  @Test
  void begin_addressThatFails_isCountedAndTheOthersGoOn() throws Exception {
    server.on("/good", TEXT, "DCGM_FI_DEV_POWER_USAGE{UUID=\"GPU-1\"} 1\n");
    server.on("/bad", TEXT, "<html>\n");
    try (Pullers pullers =
        pullers(
            "scrape: [{id: a, intervalSeconds: 0.2, targets: [{url: URL/bad}, {url: URL/good}]}]")) {
      pullers.begin();
      while (pullers.states().getFirst().failures() == 0) {
        next();
      }
      next();
      next();
      SourceState state = pullers.states().getFirst();

      assertThat(state.failing()).isEqualTo(1);
      assertThat(state.health()).isEqualTo(Health.PARTIAL);
      assertThat(state.lastError().orElseThrow()).contains("/bad: no line of it is a metric");
    }
  }

  private void gpu(String path, int watts) {
    server.on(path, TEXT, "DCGM_FI_DEV_POWER_USAGE{UUID=\"GPU-1\"} %d\n".formatted(watts));
  }

  private void awaitValue(long value) throws InterruptedException {
    while (next().stream().noneMatch(it -> it.value() == value)) {
      // Others come in between.
    }
  }

  @Test
  void use_otherSources_endsBeginsAndLeavesWhatStays() throws Exception {
    gpu("/a", 1);
    gpu("/b", 2);
    gpu("/c", 3);
    String stays = "scrape: [{id: a, intervalSeconds: 0.2, targets: [{url: URL/a}]}, ";
    try (Pullers pullers =
        pullers(stays + "{id: b, intervalSeconds: 0.2, targets: [{url: URL/b}]}]")) {
      pullers.begin();
      awaitValue(1_000);
      awaitValue(2_000);
      long before = pullers.states().getFirst().accepted();
      List<SourceState> ended =
          pullers.use(sources(stays + "{id: b, intervalSeconds: 0.2, targets: [{url: URL/c}]}]"));

      awaitValue(3_000);
      assertThat(ended).extracting(SourceState::id).containsExactly("b");
      assertThat(ended.getFirst().accepted()).isPositive();
      assertThat(pullers.states().getFirst().accepted()).isGreaterThanOrEqualTo(before);
      awaitValue(1_000);
      assertThat(pullers.use(sources("push: [{id: p, tokenEnv: TOKEN}]"))).hasSize(2);
      assertThat(pullers.states()).extracting(SourceState::id).containsExactly("p");
      assertThat(pullers.watch("p")).isPresent();
      assertThat(pullers.watch("a")).isEmpty();
    }
  }

  @Test
  void probe_ofAnAddressThatDoesNotAnswer_endsInTime() throws Exception {
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    server.on("/slow", _ -> end.join());
    try (Probe probe = new Probe(interpreter(), InstantSource.system())) {
      Sources sources =
          sources("scrape: [{id: a, targets: [{url: URL/slow}, {url: \"URL/slow?2\"}]}]");
      List<Probe.Finding> findings =
          probe.source(
              sources.source("a").orElseThrow(), _ -> Optional.empty(), Duration.ofMillis(300));

      assertThat(findings.getFirst().failure().orElseThrow()).startsWith("no answer within");
      assertThat(findings.getLast().failure().orElseThrow()).startsWith("not asked");
    } finally {
      end.complete(true);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 10",
    "0, 3, 7",
    "0, 12, 0",
    "1, 0, 20",
    "2, 1, 39",
    "3, 0, 80",
    "4, 0, 80",
    "99, 0, 80"
  })
  void pause_afterFailures_growsToEightIntervals(int failures, int took, int seconds) {
    assertThat(Puller.pause(Duration.ofSeconds(10), failures, Duration.ofSeconds(took)))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void probe_source_tellsWhatWasUnderstoodAndWhatNot() throws Exception {
    server.on("/metrics", TEXT, "DCGM_FI_DEV_POWER_USAGE{UUID=\"GPU-1\"} 35.686\nup 1\nup 1\n");
    try (Probe probe = new Probe(interpreter(), InstantSource.system())) {
      Sources sources =
          sources("scrape: [{id: a, targets: [{url: URL/metrics}, {url: URL/none}]}]");
      List<Probe.Finding> findings =
          probe.source(sources.source("a").orElseThrow(), _ -> Optional.empty());

      assertThat(findings.getFirst().understanding().samples().getFirst().value())
          .isEqualTo(35_686);
      assertThat(findings.getFirst().understanding().refused().getFirst().count()).isEqualTo(2);
      assertThat(findings.getLast().failure().orElseThrow()).contains("/none answered 404");
    }
  }
}
