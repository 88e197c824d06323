package eu.megawatt.telemetry.source;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.source.Understanding.Understood;
import eu.megawatt.telemetry.source.pull.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every file of the shared samples is understood or refused for a reason. The table beside this
 * test has a line for each: its format, the samples understood, the refusals by reason. Its counts
 * of lines and of remote_write samples were made with another program.
 */
final class EveryTelemetryFileTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String A30 = "GPU-265c9814-6156-355b-e589-ff2064894f16";
  private static final String L40S = "GPU-5b4e07f6-3a86-4340-039d-25f2a83cdc43";

  @Test
  void probe_everySharedFile_isUnderstoodOrRefusedForAReason() throws Exception {
    Path folder = TestingShared.telemetry();
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> actual =
          files
              .filter(Files::isRegularFile)
              .sorted()
              .map(file -> line(folder.relativize(file).toString()))
              .toList();

      assertThat(actual).hasSizeGreaterThan(100).isEqualTo(expected());
    }
  }

  private static String line(String name) {
    Probe.Finding finding = find(name);
    Understanding understanding = finding.understanding();
    String refusals =
        understanding.refusals().entrySet().stream()
            .map(it -> it.getKey().word() + " " + it.getValue())
            .collect(joining(", "));
    return "%s | %s | %d | %s"
        .formatted(
            name,
            finding.format().orElseGet(() -> "refused: " + finding.failure().orElseThrow()),
            understanding.understood(),
            refusals)
        .strip();
  }

  private static List<String> expected() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            EveryTelemetryFileTest.class.getResourceAsStream("every-telemetry-file.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static Probe.Finding find(String name) {
    Resolver resolver = Resolver.asLabelled(Dictionary.builtIn(), new Numbering());
    try (Probe probe = new Probe(new Interpreter(resolver), InstantSource.fixed(NOW))) {
      return probe.content(name, Files.readAllBytes(TestingShared.telemetry().resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Understood> samples(String name) {
    return find(name).understanding().samples();
  }

  @Test
  void probe_l40s_readsPowerEnergyAndTemperatureInOurUnits() {
    long now = NOW.toEpochMilli();

    assertThat(samples("dcgm/l40s-driver595-excerpt.metrics.txt"))
        .containsExactly(
            gpu("DCGM_FI_DEV_GPU_TEMP", L40S, Quantity.TEMPERATURE, 32_000, now),
            gpu("DCGM_FI_DEV_POWER_USAGE", L40S, Quantity.POWER, 35_686, now),
            gpu(
                "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION",
                L40S,
                Quantity.ENERGY,
                5_551_899_580L,
                now));
  }

  @Test
  void probe_mig_everyInstanceSpeaksOfTheOneGpu() {
    List<Understood> samples = samples("dcgm/mig-a30-issue317-excerpt.metrics.txt");

    assertThat(samples).extracting(Understood::key).containsOnly(A30);
    assertThat(samples)
        .filteredOn(it -> it.quantity() == Quantity.ENERGY)
        .extracting(Understood::value)
        .containsExactly(126_272_101_025L, 126_272_101_025L, 126_272_106_318L, 126_272_101_025L);
    assertThat(samples)
        .filteredOn(it -> it.quantity() == Quantity.POWER)
        .extracting(Understood::value)
        .containsExactly(52_636L, 52_746L);
  }

  @Test
  void probe_remoteWriteOfBothVersions_saysTheSame() {
    List<Understood> v1 = samples("remote_write/generated-dcgm-v1-2000samples.bin");
    List<Understood> v2 = samples("remote_write/generated-dcgm-v2-2000samples.bin");

    assertThat(v1).isEqualTo(v2);
    assertThat(v1.getFirst())
        .isEqualTo(
            gpu(
                "DCGM_FI_DEV_POWER_USAGE",
                "GPU-12345678-90ab-cdef-8f3c-000000000000",
                Quantity.POWER,
                603_637,
                1_795_429_330_000L));
  }

  @Test
  void probe_redfish_readsTheMachinesPower() {
    String chassis = "redfish/public-rackmount1/Chassis/1U/";
    long now = NOW.toEpochMilli();

    assertThat(samples(chassis + "EnvironmentMetrics/index.json"))
        .containsExactly(
            new Understood(
                "redfish_power_watts", EntityKind.NODE, "1U", Quantity.POWER, 374_000, now));
    assertThat(samples(chassis + "Power/index.json"))
        .extracting(Understood::value)
        .containsExactly(344_000L);
  }

  private static Understood gpu(
      String metric, String uuid, Quantity quantity, long value, long atMillis) {
    return new Understood(metric, EntityKind.GPU, uuid, quantity, value, atMillis);
  }
}
