package eu.megawatt.fleet.example;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.fleet.site.Measures;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleFleetTest {

  /** What heavy training draws of a server's rating, measured (IEEE Access 13:61740). */
  private static final double HEAVY = 0.82;

  private static final List<Instant> TIMES =
      List.of(
          Instant.parse("2026-03-01T00:00:00Z"),
          Instant.parse("2026-11-23T00:00:00Z"),
          Instant.parse("2027-06-01T00:00:00Z"),
          Instant.parse("2029-01-01T00:00:00Z"));

  static Stream<Inventory> all() {
    return Stream.of(ExampleFleet.pocket(), ExampleFleet.forty(), ExampleFleet.ramp());
  }

  @ParameterizedTest
  @MethodSource("all")
  void fleet_underHeavyLoad_isPlausible(Inventory fleet) {
    assertThat(InventoryWriter.check(fleet)).isEmpty();
    for (InventoryDomain domain : fleet.domains().values()) {
      List<Node> below = fleet.nodesBelow(domain);
      for (Instant at : TIMES) {
        double heavy = HEAVY * ratedWatts(below, at) * factor(fleet, domain);
        double limit = domain.activeLimit(at).map(it -> it.limit().watts()).orElse(0.0);
        assertThat(heavy).as(domain.id() + " at " + at).isLessThanOrEqualTo(limit);
      }
    }
  }

  private static double ratedWatts(List<Node> nodes, Instant at) {
    return nodes.stream()
        .filter(node -> node.inServiceAt(at))
        .mapToDouble(n -> n.rated().watts())
        .sum();
  }

  private static double factor(Inventory fleet, InventoryDomain domain) {
    return domain.measures() == Measures.FACILITY
        ? fleet.site(domain.site()).designPue().orElseThrow()
        : 1;
  }

  @Test
  void pocket_has12NodesOnOnePair() {
    Inventory pocket = ExampleFleet.pocket();
    assertThat(pocket.nodes()).hasSize(12);
    assertThat(pocket.domain("pocket/pdu-a").partner()).contains("pocket/pdu-b");
    assertThat(pocket.nodesBelow(pocket.domain("pocket/pdu-b"))).hasSize(12);
    assertThat(pocket.nodes().values()).allMatch(node -> node.gpuUuids().size() == 8);
  }

  @Test
  void forty_has3200NodesOfThreeModelsAndASmallSite() {
    Inventory forty = ExampleFleet.forty();
    assertThat(forty.gpuModels()).containsOnlyKeys("H100-SXM", "H200-SXM", "B200-SXM");
    assertThat(forty.nodesBelow(forty.domain("rhone/grid"))).hasSize(3_200);
    assertThat(forty.nodesBelow(forty.domain("norrland/grid"))).hasSize(128);
    assertThat(forty.site("norrland").country()).isEqualTo("SE");
  }

  @Test
  void ramp_growsFrom40To200MegawattsInFiveSteps() {
    Inventory ramp = ExampleFleet.ramp();
    assertThat(ramp.nodes()).hasSize(12_500);
    InventoryDomain grid = ramp.domain("ramp/grid");
    assertThat(
            Stream.of("2026-09-30", "2026-10-01", "2027-04-01", "2027-10-01", "2028-04-01")
                .map(day -> Instant.parse(day + "T00:00:00Z"))
                .map(at -> grid.activeLimit(at).orElseThrow().limit().megawatts()))
        .containsExactly(40.0, 80.0, 120.0, 160.0, 200.0);
    assertThat(
            TIMES.stream()
                .map(at -> ramp.nodes().values().stream().filter(n -> n.inServiceAt(at)).count()))
        .containsExactly(2_500L, 5_000L, 7_500L, 12_500L);
  }

  @Test
  void fleets_madeTwice_areTheSame() {
    assertThat(ExampleFleet.forty()).isEqualTo(ExampleFleet.forty());
    assertThat(InventoryWriter.snapshot(ExampleFleet.pocket()).id())
        .isEqualTo(InventoryWriter.snapshot(ExampleFleet.pocket()).id());
  }
}
