package eu.megawatt.system.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.system.Await;
import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.config.Sources;
import eu.megawatt.telemetry.source.config.SourcesReader;
import eu.megawatt.telemetry.source.pull.Probe;
import eu.megawatt.telemetry.source.pull.Pullers;
import eu.megawatt.telemetry.source.pull.SourceState;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's own Prometheus, VictoriaMetrics and node_exporter as sources. */
final class PromqlSourceTest {

  private static final int ENOUGH = 5;

  @TempDir private Path folder = Path.of("");

  private final SortedMap<Long, Long> energy = new ConcurrentSkipListMap<>();

  private static Interpreter interpreter() {
    return new Interpreter(
        Resolver.asLabelled(Dictionary.builtIn(), (kind, _) -> kind == EntityKind.GPU ? 1 : 2));
  }

  private boolean deliver(SampleBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      if (batch.quantity(i) == Quantity.ENERGY) {
        energy.put(batch.atMillis(i), batch.value(i));
      }
    }
    return true;
  }

  private static Sources source(URI prometheus) {
    String text =
        """
        format: megawatt/sources/1
        promql:
          - id: prom
            url: %s
            intervalSeconds: 5
            queries: [{query: 'DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[1m]'}, {query: 'node_load1'}]
        """
            .formatted(prometheus);
    return SourcesReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "sources.yaml");
  }

  /** Every value comes with the time of its scrape, each once and in the order it was shown. */
  private void pull(Daemon prometheus, GpuExporter exporter) {
    Instant began = Instant.now();
    try (Pullers pullers =
        new Pullers(interpreter(), this::deliver, InstantSource.system(), _ -> Optional.empty())) {
      assertThat(pullers.use(source(prometheus.address()))).isEmpty();
      pullers.begin();
      Await.present(
          ENOUGH + " samples",
          () -> energy.size() >= ENOUGH ? Optional.of(energy) : Optional.empty());
      SourceState state =
          Await.present(
              "the refusal of node_load1, and fresh samples",
              () ->
                  Optional.of(pullers.states().getFirst())
                      .filter(it -> it.rejected().containsKey(Rejection.UNKNOWN_NAME))
                      .filter(it -> it.health() == SourceState.Health.FRESH));

      assertThat(state.failures()).isZero();
    }
    List<Long> values = List.copyOf(energy.values());
    assertThat(exporter.said()).containsSubsequence(values);
    assertThat(values).isSorted().doesNotHaveDuplicates();
    assertThat(Instant.ofEpochMilli(energy.lastKey()))
        .isBetween(began.minus(Duration.ofMinutes(1)), Instant.now());
  }

  @Test
  void pull_fromARealPrometheus_getsEverySampleAsItWasScraped() {
    try (GpuExporter exporter = new GpuExporter();
        Daemon node = Scraping.nodeExporter(folder);
        Daemon prometheus =
            Scraping.prometheus(
                folder, List.of(exporter.address(), node.address()), Optional.empty())) {
      pull(prometheus, exporter);
    }
  }

  @Test
  void pull_fromARealVictoriaMetrics_getsEverySampleAsItWasScraped() {
    try (GpuExporter exporter = new GpuExporter();
        Daemon node = Scraping.nodeExporter(folder);
        Daemon victoria =
            Scraping.victoriaMetrics(folder, List.of(exporter.address(), node.address()))) {
      pull(victoria, exporter);
    }
  }

  @Test
  void probe_ofARealNodeExporter_readsEveryLine() throws Exception {
    try (Daemon node = Scraping.nodeExporter(folder);
        Probe probe = new Probe(interpreter(), InstantSource.system())) {
      Probe.Finding finding =
          probe.page(node.address().resolve("/metrics"), Duration.ofSeconds(30));

      assertThat(finding.failure()).isEmpty();
      assertThat(finding.understanding().refusals()).doesNotContainKey(Rejection.MALFORMED);
      assertThat(finding.understanding().refusals().get(Rejection.UNKNOWN_NAME)).isGreaterThan(100);
    }
  }
}
