package eu.megawatt.telemetry.source.redfish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Collected;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.TestingShared;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.json.Json;
import eu.megawatt.telemetry.source.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RedfishTest {

  private static final String CHASSIS = "/redfish/v1/Chassis";

  /** The shared tree, with what a test puts in the place of a resource. */
  private static final class Tree implements RedfishWalk.Fetch {
    private final Map<String, Optional<String>> changed = new HashMap<>();

    Tree with(String path, String text) {
      changed.put(path, Optional.of(text));
      return this;
    }

    Tree without(String path) {
      changed.put(path, Optional.empty());
      return this;
    }

    @Override
    public Optional<Json> get(String path) throws UnreadableException {
      if (changed.containsKey(path)) {
        Optional<String> text = changed.get(path);
        return text.isEmpty() ? Optional.empty() : Optional.of(tree(text.get()));
      }
      String file = path.replace("/redfish/v1", "redfish/public-rackmount1") + "/index.json";
      return TestingShared.telemetry().resolve(file).toFile().isFile()
          ? Optional.of(JsonTree.read(TestingShared.bytes(file)))
          : Optional.empty();
    }
  }

  private static Json tree(String text) throws UnreadableException {
    return JsonTree.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Collected walk(Tree tree) throws Exception {
    Collected found = new Collected();
    new RedfishWalk(tree, Map.of("node", "n1")).read(found);
    return found;
  }

  @Test
  void walk_theMockup_readsTheEnvironmentMetricsOnce() throws Exception {
    Reading reading = walk(new Tree()).only();

    assertThat(reading.name()).isEqualTo("redfish_power_watts");
    assertThat(reading.value()).isEqualTo(374);
    assertThat(reading.labels()).containsEntry("node", "n1");
    assertThat(reading.atMillis()).isEmpty();
  }

  @Test
  void walk_metricsWithoutPower_readsThePowerControlOfOld() throws Exception {
    Tree tree =
        new Tree()
            .with(
                CHASSIS + "/1U/EnvironmentMetrics",
                "{\"@odata.type\":\"#EnvironmentMetrics.v1_3_0.EnvironmentMetrics\"}");

    assertThat(walk(tree).only().value()).isEqualTo(344);
  }

  @Test
  void walk_bothFail_addsUpThePowerSuppliesInUse() throws Exception {
    Tree tree =
        new Tree().without(CHASSIS + "/1U/EnvironmentMetrics").without(CHASSIS + "/1U/Power");

    assertThat(walk(tree).only().value()).isEqualTo(937.4);
  }

  @Test
  void walk_aSupplyInUseSaysNothing_addsUpNone() throws Exception {
    Tree tree =
        new Tree()
            .without(CHASSIS + "/1U/EnvironmentMetrics")
            .without(CHASSIS + "/1U/Power")
            .with(
                CHASSIS + "/1U/PowerSubsystem/PowerSupplies/Bay2",
                "{\"Status\":{\"State\":\"Enabled\"}}");

    Collected found = walk(tree);
    assertThat(found.readings).isEmpty();
    assertThat(found.refusals)
        .extracting(Collected.Refusal::reason)
        .containsExactly(Rejection.NO_READING);
  }

  @Test
  void walk_zeroWattsOfAMachineThatIsOn_isNoSensor() throws Exception {
    String zero = "{\"@odata.type\":\"#X.EnvironmentMetrics\",\"PowerWatts\":{\"Reading\":0}}";
    Tree tree =
        new Tree()
            .with(CHASSIS + "/1U/EnvironmentMetrics", zero)
            .without(CHASSIS + "/1U/Power")
            .without(CHASSIS + "/1U/PowerSubsystem");

    Collected found = walk(tree);
    assertThat(found.readings).isEmpty();
    assertThat(found.refusals.getFirst().why()).isEqualTo("0 W of a machine that is on");
  }

  @Test
  void walk_gpuServerWithAChassisForEachBoard_readsTheMachine() throws Exception {
    String members =
        "{\"Members\":[{\"@odata.id\":\"/g\"},{\"@odata.id\":\"%s/1U\"},{\"@odata.id\":\"/b\"}]}"
            .formatted(CHASSIS);
    String board = "{\"@odata.type\":\"#X.Chassis\",\"ChassisType\":\"%s\",\"Power\":{}}";
    Tree tree =
        new Tree()
            .with(CHASSIS, members)
            .with("/g", board.formatted("Module"))
            .with("/b", board.formatted("Shelf"));

    assertThat(walk(tree).only().value()).isEqualTo(374);
  }

  @Test
  void walk_severalMachines_asksForAPath() {
    String machine =
        "{\"@odata.type\":\"#X.Chassis\",\"ChassisType\":\"Blade\",\"Power\":{},"
            + "\"Links\":{\"ComputerSystems\":[{}]}}";
    Tree tree =
        new Tree()
            .with(CHASSIS, "{\"Members\":[{\"@odata.id\":\"/a\"},{\"@odata.id\":\"/b\"}]}")
            .with("/a", machine)
            .with("/b", machine);

    assertThatThrownBy(() -> walk(tree))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("[/a, /b]")
        .hasMessageContaining("Maybe name one as \"path\"");
  }

  @Test
  void read_kilowattHours_areTakenOfAMeterAndRefusedOfANode() throws Exception {
    Json pdu =
        tree(
            "{\"@odata.type\":\"#X.v1_0_0.PowerDistributionMetrics\","
                + "\"PowerWatts\":{\"Reading\":6438},\"EnergykWh\":{\"Reading\":56438.5}}");
    Collected meter = new Collected();
    RedfishDocument.read(pdu, Map.of("meter", "m1"), meter);
    Collected node = new Collected();
    RedfishDocument.read(pdu, Map.of("node", "n1"), node);

    assertThat(meter.readings)
        .extracting(Reading::name, Reading::value)
        .containsExactly(
            tuple("redfish_power_watts", 6438.0), tuple("redfish_energy_kilowatt_hours", 56438.5));
    assertThat(node.only().name()).isEqualTo("redfish_power_watts");
    assertThat(node.refusals.getFirst().why()).contains("too coarse for a node");
  }
}
