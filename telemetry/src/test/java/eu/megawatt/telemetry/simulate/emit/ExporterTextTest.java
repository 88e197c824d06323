package eu.megawatt.telemetry.simulate.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.SimulatedNode;
import eu.megawatt.telemetry.simulate.TestingFleets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ExporterTextTest {

  /** The line of a sample, from the format's description alone. */
  private static final Pattern LINE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_]\\w*=\"(?:[^\"\\\\\\n]|\\\\.)*\",?)*})? (\\S+)");

  private static final long AT = TestingFleets.START.toEpochMilli() + 3_600_000;

  private final SimulatedFleet fleet = TestingFleets.pocket(7);

  private Emission emission(Faults faults) {
    return new Emission(fleet, faults, Duration.ofSeconds(15), PowerSensor.SECOND_MEAN);
  }

  /** What a tiny reader of the text format finds: a value for each name with labels. */
  private static Map<String, Double> read(String text) {
    Map<String, Double> values = new LinkedHashMap<>();
    Set<String> typed = new HashSet<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        typed.add(line.substring(7, line.lastIndexOf(' ')));
      } else if (!line.startsWith("# HELP ")) {
        Matcher matcher = LINE.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        assertThat(typed).contains(matcher.group(1));
        values.put(matcher.group(1) + matcher.group(2), Double.valueOf(matcher.group(3)));
      }
    }
    return values;
  }

  @Test
  void text_ofEveryNode_readsBackWithEveryValue() {
    Emission emission = emission(Faults.ALL);
    for (SimulatedNode node : fleet.nodes()) {
      TestingSink sink = new TestingSink();
      ExporterText text = new ExporterText();
      emission.answer(node, AT, sink);
      emission.answer(node, AT, text);

      Map<String, Double> read = read(text.text());

      assertThat(read).hasSameSizeAs(sink.sent());
      assertThat(read.values().stream().filter(it -> !it.isNaN()).mapToDouble(it -> it).sum())
          .isCloseTo(
              sink.sent().stream()
                  .mapToDouble(TestingSink.Sent::value)
                  .filter(it -> !Double.isNaN(it))
                  .sum(),
              within(0.01));
    }
  }

  @Test
  void text_ofAFleet_hasOldAndNewNamesEachWithItsOwnHostLabel() {
    Emission emission = emission(Faults.NONE);
    Set<String> hosts = new HashSet<>();
    for (SimulatedNode node : fleet.nodes()) {
      ExporterText text = new ExporterText();
      emission.answer(node, AT, text);
      boolean isNew = text.text().contains("DCGM_FI_DEV_BOARD_POWER_WATTS{");
      assertThat(text.text())
          .contains(isNew ? "hostname=\"" + node.id() : "Hostname=\"" + node.id())
          .doesNotContain("instance=");
      hosts.add(isNew ? "new" : "old");
    }
    assertThat(hosts).containsExactlyInAnyOrder("new", "old");
  }

  @Test
  void text_ofAGpu_hasTheShapeOfDcgmExporter() {
    ExporterText text = new ExporterText();
    emission(Faults.NONE).answer(fleet.nodes().getFirst(), AT, text);

    assertThat(text.text())
        .containsPattern(
            "# TYPE DCGM_FI_DEV_\\w+ gauge\nDCGM_FI_DEV_\\w+\\{gpu=\"0\",UUID=\"[^\"]+\",pci_bus_id=\"00000000:18:00.0\",device=\"nvidia0\",modelName=\"[^\"]+\",[Hh]ostname=\"pocket-n01\",DCGM_FI_DRIVER_VERSION=\"[0-9.]+\"} \\d+")
        .containsPattern("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION\\{[^}]*} \\d+\n");
  }
}
