package eu.megawatt.fleet.inventory.importing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.TestingDocuments;
import eu.megawatt.fleet.inventory.DomainKind;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryChange;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.document.TestingFleets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetBoxImportTest {

  private static final String GOOD =
      TestingDocuments.resource("/eu/megawatt/fleet/inventory/importing/netbox.json");
  private static final Inventory FLEET = TestingFleets.twoHalls();

  @Test
  void read_good_addsAndChangesAndRetiresNothing() {
    assertThat(InventoryChange.between(FLEET, read(GOOD).inventory()).lines())
        .containsExactly(
            "added    site oulu",
            "added    hall lund/room-2",
            "added    hall oulu/hall",
            "added    domain lund/RPP-A",
            "added    domain lund/RPP-B",
            "added    domain oulu/P1",
            "added    domain lund/RPP-A/A1-1+A1-2",
            "added    domain lund/RPP-B/B1-1",
            "added    domain lund/RPP-A/A2-1",
            "added    domain oulu/P1/K1-1",
            "added    rack lund/A1",
            "added    rack lund/A2",
            "added    rack oulu/K1",
            "added    node dgx-2",
            "added    node mi-1",
            "changed  site lund: name Lund -> Lund One",
            "changed  node n1: rack r1 -> lund/A1");
  }

  @Test
  void read_good_notesWhatItLeftOut() {
    assertThat(read(GOOD).notes())
        .containsExactly(
            "feed A2-2 is planned: left out",
            "feed spare is assigned to no rack: left out",
            "rack K2 has no power feed: left out with what is in it",
            "device mi-2 stands in no rack that has power: left out",
            "2 devices of type QM9700 have no custom field gpu_count: taken for no GPU nodes");
  }

  @Test
  void feeds_ofARack_areAPairWithTheirPower() {
    Inventory fleet = read(GOOD).inventory();
    InventoryDomain a = fleet.domain("lund/RPP-A/A1-1+A1-2");
    assertThat(a.kind()).isEqualTo(DomainKind.RACK_FEED);
    assertThat(a.parent()).contains("lund/RPP-A");
    assertThat(a.partner()).contains("lund/RPP-B/B1-1");
    assertThat(fleet.domain("lund/RPP-A").parent()).contains("lund/grid");
    assertThat(fleet.domain("oulu/P1").parent()).isEmpty();
    assertThat(fleet.rack("lund/A1").domains())
        .containsExactly("lund/RPP-A/A1-1+A1-2", "lund/RPP-B/B1-1");
    // volts x amperes x 80 % x 1.732 by hand, as NetBox computes its available power
    assertThat(watts(fleet, "lund/RPP-A/A1-1+A1-2")).isEqualTo(2 * 34_917);
    assertThat(watts(fleet, "lund/RPP-B/B1-1")).isEqualTo(69_280);
    assertThat(watts(fleet, "lund/RPP-A/A2-1")).isEqualTo(19_200);
    assertThat(watts(fleet, "oulu/P1/K1-1")).isEqualTo(5_888);
  }

  private static long watts(Inventory fleet, String domain) {
    return Math.round(fleet.domain(domain).limits().getFirst().limit().watts());
  }

  @Test
  void device_inTheFleetAlready_keepsWhatNetBoxDoesNotKnow() {
    Node node = read(GOOD).inventory().node("n1");
    assertThat(node.rack()).isEqualTo("lund/A1");
    assertThat(node.gpuUuids()).containsExactly("GPU-11", "GPU-12");
    assertThat(node.aliases()).containsExactly("n1.lund");
    Node fresh = read(GOOD).inventory().node("dgx-2");
    assertThat(fresh.gpuUuids()).containsExactly("GPU-a", "GPU-b");
    assertThat(fresh.nvlinkDomain()).contains("nvl-7");
  }

  @Test
  void read_twice_changesNothingMore() {
    Inventory once = read(GOOD).inventory();
    Inventory twice = NetBoxImport.read(TestingDocuments.stream(GOOD), once).inventory();
    assertThat(InventoryChange.between(once, twice).lines()).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            "\"power-panels\"",
            "\"power-panel\"",
            List.of("/power-panel: unknown field \"power-panel\"; did you mean \"power-panels\"?")),
        Arguments.of(
            "{\"country\": \"FI\"}",
            "{}",
            List.of(
                "/sites/results/1/custom_fields/country: NetBox has no countries. Maybe add the"
                    + " custom field, or the site to the fleet first")),
        Arguments.of(
            "\"Europe/Helsinki\"",
            "null",
            List.of(
                "/sites/results/1/time_zone: the site has no time zone. Maybe set it in NetBox")),
        Arguments.of(
            "\"Europe/Helsinki\"",
            "\"Helsinki\"",
            List.of("/sites/results/1/time_zone: \"Helsinki\" is not a time zone")),
        Arguments.of(
            "\"gpu_count\": 2, \"rated_w\": 3600, \"base_w\": 900}},\n    {\"id\": 504",
            "\"gpu_count\": \"two\", \"rated_w\": 3600}},\n    {\"id\": 504",
            List.of(
                "/devices/results/2/custom_fields/gpu_count: \"two\" is not a whole number",
                "/devices/results/2/custom_fields/base_w: a GPU node needs the custom field base_w,"
                    + " or an entry in the fleet")),
        Arguments.of(
            "\"gpu_model\": \"H100\"",
            "\"gpu_model\": \"H10\"",
            List.of(
                "/devices/results/1/gpuModel: \"H10\" is not a GPU model; known: H100, MI300X."
                    + " Maybe \"H100\"?")),
        Arguments.of(
            "\"voltage\": 400, \"amperage\": 125",
            "\"voltage\": 0, \"amperage\": 125",
            List.of(
                "/power-feeds/results/2/voltage: the feed's power is voltage x amperage x"
                    + " max_utilization, which here are no V, 125 A, 80 %")),
        Arguments.of(
            "\"amperage\": 400, \"max_utilization\": 100},\n    {\"id\": 45",
            "\"amperage\": 20, \"max_utilization\": 100},\n    {\"id\": 45",
            List.of(
                "/power-feeds/results/3/limits/0/limitW: 960 W is out of range for a limit, which"
                    + " is from 1000 to 10000000000 W. Maybe 960000 W (960 kW)?")),
        Arguments.of(
            "\"locations\": {\"count\": 1, \"next\": null",
            "\"locations\": {\"count\": 1, \"next\": \"https://netbox.example/?offset=50\"",
            List.of(
                "/locations/next: this is one page of several. Maybe ask NetBox for all of them"
                    + " with ?limit=0")));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void read_broken_saysWhere(String replaced, String by, List<String> said) {
    String broken = GOOD.replace(replaced, by);
    assertThat(broken).isNotEqualTo(GOOD);
    assertThat(TestingDocuments.issues(() -> read(broken))).isEqualTo(said);
  }

  @Test
  void rack_withFeedsOfThreePanels_isAnIssue() {
    String broken =
        GOOD.replace(
            "\"name\": \"spare\", \"power_panel\": {\"id\": 33, \"name\": \"P1\"}, \"rack\": null",
            "\"name\": \"C1\", \"power_panel\": {\"id\": 33, \"name\": \"P1\"}, \"rack\": {\"id\": 101}");
    assertThat(TestingDocuments.issues(() -> read(broken)))
        .containsExactly(
            "/racks/results/0: the rack has feeds of 3 panels and types; one, or an A and a B"
                + " side, are allowed");
  }

  private static FleetImport read(String json) {
    return NetBoxImport.read(TestingDocuments.stream(json), FLEET);
  }
}
