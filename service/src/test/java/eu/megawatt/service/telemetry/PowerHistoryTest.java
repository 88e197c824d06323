package eu.megawatt.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.telemetry.live.DomainState;
import eu.megawatt.telemetry.live.LiveDomain;
import eu.megawatt.telemetry.live.LiveRack;
import eu.megawatt.telemetry.live.LiveView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is kept of the pocket fleet, moment by moment. */
final class PowerHistoryTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Inventory POCKET = ExampleFleet.pocket();
  private static final String FEED = "pocket/pdu-a";
  private static final String RACK = "pocket/r2";

  private final PowerHistory history = new PowerHistory();

  /** Every rack draws so much, and of the sites nothing is shown. */
  private static LiveView view(Instant at, long rackW) {
    List<LiveRack> racks =
        POCKET.racks().keySet().stream().map(id -> rack(id, rackW * 1_000)).toList();
    List<LiveDomain> domains =
        POCKET.domainsInOrder().stream().map(it -> domain(it.id(), at, rackW)).toList();
    return new LiveView(at, POCKET, List.of(), domains, racks, 0);
  }

  private static LiveRack rack(String id, long milliwatts) {
    boolean silent = id.equals("pocket/r4");
    return new LiveRack(
        id,
        milliwatts,
        silent ? milliwatts : 0,
        0,
        0,
        3,
        0,
        silent ? OptionalLong.empty() : OptionalLong.of(61_250),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private static LiveDomain domain(String id, Instant at, long rackW) {
    var domain = POCKET.domain(id);
    return new LiveDomain(
        domain,
        POCKET.path(domain).size() - 1,
        2 * rackW * 1_000,
        OptionalLong.of(2 * rackW * 1_000),
        domain.activeLimit(at),
        OptionalLong.empty(),
        domain.partner().isPresent() ? OptionalLong.of(4 * rackW * 1_000) : OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        0.25,
        0,
        DomainState.NEAR,
        4,
        12,
        2,
        List.of());
  }

  private void see(Instant at, long rackW, String snapshotId) {
    LiveView view = view(at, rackW);
    history.add(view, FleetSummary.of(view, snapshotId, List.of(), List.of(), Optional.empty()));
  }

  private Optional<Long> rackAt(Instant at) {
    return history
        .momentAt(at)
        .flatMap(it -> Optional.ofNullable(it.racks().get(RACK)))
        .flatMap(FleetMoment.Stand::loadW);
  }

  @Test
  void moment_kept_hasEachRackAndDomainAsItWas() {
    see(START, 8_000, "a");
    see(START.plusSeconds(15), 9_000, "a");

    FleetMoment then = history.momentAt(START.plusSeconds(14)).orElseThrow();
    assertThat(then.racks().get(RACK))
        .isEqualTo(new FleetMoment.Stand(Optional.of(8_000L), false, Optional.of(61.3)));
    assertThat(then.racks().get("pocket/r4"))
        .isEqualTo(new FleetMoment.Stand(Optional.of(8_000L), true, Optional.empty()));
    assertThat(then.of(FEED))
        .isEqualTo(
            new FleetMoment.Domain(
                Optional.of(16_000L),
                Optional.of(110_000L),
                Optional.of(32_000L),
                DomainState.NEAR,
                0.25,
                2));
    assertThat(rackAt(START.plusSeconds(15))).contains(9_000L);
  }

  @Test
  void step_keptOnce_isWhatWasSeenFirst() {
    see(START.plusMillis(400), 8_000, "a");
    see(START.plusSeconds(7), 9_000, "a");

    assertThat(rackAt(START.plusSeconds(14))).contains(8_000L);
    assertThat(rackAt(START)).as("before it was seen, within its step").contains(8_000L);
  }

  @Test
  void fleet_changedWithinAStep_leavesWhatLinksBeforeItShow() {
    Instant linked = START.plusSeconds(5);
    see(START, 8_000, "a");
    FleetSummary before = history.summaryAt(linked).orElseThrow();
    see(START.plusSeconds(7), 9_000, "b");

    assertThat(history.summaryAt(linked)).contains(before);
    assertThat(rackAt(linked)).contains(8_000L);
    assertThat(history.summaryAt(START.plusSeconds(8)).map(FleetSummary::snapshotId)).contains("b");
    assertThat(history.points(PowerHistory.domainKey(FEED), START, START.plusSeconds(15)))
        .as("the band has one value a step, the last")
        .hasSize(1)
        .extractingByKey(START)
        .extracting(PowerHistory.Point::loadW)
        .isEqualTo(Optional.of(18_000L));
  }

  @Test
  void fleet_changingAllTheTime_fillsAStepOnlySoFar() {
    for (int change = 0; change < 20; change++) {
      see(START.plusMillis(500L * change), 1_000 + change, "fleet-" + change);
    }

    assertThat(history.summaryAt(START.plusSeconds(14)).map(FleetSummary::snapshotId))
        .contains("fleet-3");
  }

  @Test
  void moments_olderThanTwoHours_areForgotten() {
    see(START, 8_000, "a");
    see(START.plus(Duration.ofHours(2)).minusSeconds(15), 9_000, "a");
    assertThat(rackAt(START)).contains(8_000L);
    see(START.plus(Duration.ofHours(2)), 9_000, "a");

    assertThat(history.momentAt(START.plusSeconds(14))).isEmpty();
    assertThat(rackAt(START.plus(Duration.ofHours(3)))).contains(9_000L);
  }

  @Test
  void heatMap_headroom_isTheLeastRoomOfWhatCarriesTheRack() {
    see(START, 8_000, "a");
    FleetMoment then = history.momentAt(START).orElseThrow();

    HeatMap map = HeatMap.of(then, POCKET.domain("pocket/ups"), "headroom");
    assertThat(map.racks()).hasSize(4);
    // 110 kW of a feed less the 32 kW it carries alone; the UPS has 125 less 16, the grid 140 less
    // 16.
    assertThat(map.racks())
        .allSatisfy(
            rack -> {
              assertThat(rack.value()).contains(78_000.0);
              assertThat(rack.bindingDomainId()).contains("pocket/pdu-a");
              assertThat(rack.limitW()).as("it shares its feeds").isEmpty();
              assertThat(rack.ratedW()).isEqualTo(3 * 10_200);
            });
    assertThat(map.racks())
        .extracting(HeatMap.RackHeat::state)
        .containsExactly("Near", "Near", "Near", "Stale");
  }

  @Test
  void heatMap_withoutAnyLimitAbove_isNeverFine() {
    FleetMoment bare =
        new FleetMoment(START, POCKET, Map.of(), FleetMoment.of(view(START, 1)).racks());

    assertThat(HeatMap.of(bare, POCKET.domain("pocket/grid"), "load").racks())
        .extracting(HeatMap.RackHeat::state)
        .containsOnly("NoLimit");
  }
}
