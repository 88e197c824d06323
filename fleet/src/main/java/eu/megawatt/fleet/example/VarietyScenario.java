package eu.megawatt.fleet.example;

import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small scenario whose structure is drawn too: slot length, power trees, ladders, prices, pools
 * that shrink and grow, and jobs that can never run. What a program takes for granted after a week
 * of quarter hours, one of these breaks.
 */
final class VarietyScenario {

  private VarietyScenario() {}

  static Scenario of(long seed) {
    Chance chance = new Chance(seed * 7_919 + 17);
    TimeGrid grid = grid(chance.branch());
    List<GpuType> types = types(chance.branch());
    FleetDraft fleet = new VarietyFleet(grid, types, chance.branch()).build();
    return Scenario.of(
        "VARIETY-" + seed,
        grid,
        chance.oneOf(List.of(0.0, 25.0, 80.0, 112.5, 250.0)),
        types,
        fleet.sites,
        fleet.domains,
        fleet.pools,
        policies(),
        new VarietyJobs(grid, types, fleet, chance.branch()).draw(chance.whole(60, 300)));
  }

  private static TimeGrid grid(Chance chance) {
    Instant start =
        Instant.parse("2026-01-01T00:00:00Z")
            .plus(Duration.ofMinutes(10L * chance.whole(0, 99_999)));
    int slotMinutes = chance.oneOf(List.of(5, 10, 15, 20, 30, 60));
    return new TimeGrid(start, slotMinutes, chance.whole(18, 72) * 60 / slotMinutes);
  }

  /** Two to four types with their own ladders; the last of four stands in no pool. */
  private static List<GpuType> types(Chance chance) {
    List<GpuType> types = new ArrayList<>();
    for (String id : List.of("A", "B", "C", "D").subList(0, chance.whole(2, 4))) {
      types.add(new GpuType(id, 10 * chance.whole(6, 45), ladder(chance)));
    }
    return types;
  }

  private static List<PowerCap> ladder(Chance chance) {
    List<PowerCap> caps = new ArrayList<>();
    double fraction = 1;
    for (int rung = chance.whole(0, 4); rung > 0; rung--) {
      fraction = Decimals.round(fraction - chance.between(0.08, 0.2), 2);
      double speed = 1 - (1 - fraction) * chance.between(0.3, 0.9);
      caps.add(new PowerCap(fraction, Decimals.round(speed, 3)));
    }
    caps.add(chance.whole(0, caps.size()), PowerCap.NONE);
    return caps;
  }

  private static List<ResidencyPolicy> policies() {
    Optional<List<String>> all = Optional.empty();
    return List.of(
        new ResidencyPolicy("any", all, all, List.of(), Optional.empty(), 0),
        new ResidencyPolicy("eu", all, Optional.of(List.of("EU")), List.of(), Optional.empty(), 0),
        new ResidencyPolicy("fr", Optional.of(List.of("FR")), all, List.of(), Optional.empty(), 0),
        new ResidencyPolicy(
            "strict",
            Optional.of(List.of("FR", "SE")),
            all,
            List.of("ISO27001", "SecNumCloud"),
            Optional.empty(),
            2),
        new ResidencyPolicy("keys", all, all, List.of(), Optional.of("customer"), 0),
        new ResidencyPolicy("sealed", all, all, List.of(), Optional.empty(), 4),
        new ResidencyPolicy("nobody", Optional.of(List.of()), all, List.of(), Optional.empty(), 0),
        new ResidencyPolicy("nowhere", all, all, List.of("HDS-9"), Optional.empty(), 0));
  }
}
