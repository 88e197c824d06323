package eu.megawatt.fleet.example;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The examples that are alike: every size but {@link ExampleSize#VARIETY}. */
final class WeekScenario {

  /** The first of the Mondays that examples begin on. */
  private static final Instant FIRST_MONDAY = Instant.parse("2026-01-05T00:00:00Z");

  private static final double CARBON_EUR_PER_TONNE = 80;
  private static final List<SiteSketch> SITES =
      List.of(
          SiteSketch.france("FR-EST", 1.24, 40),
          SiteSketch.sweden("SE-DAL", PriceArea.SE3, 1.12, 60),
          SiteSketch.sweden("SE-NOR", PriceArea.SE2, 1.09, 50),
          SiteSketch.france("FR-SUD", 1.28, 50).plain());

  private WeekScenario() {}

  static Scenario of(ExampleSize size, long seed) {
    Chance chance = new Chance(seed * 1_000_003 + size.name().hashCode());
    TimeGrid grid = grid(size, chance.branch());
    FleetLayout layout = layout(size);
    FleetDraft fleet = new FleetBuilder(grid, layout, seed).build();
    List<Hardware> hardware = layout.hardware();
    WeekJobs jobs = new WeekJobs(grid, fleet, hardware, mix(size), chance.branch());
    return Scenario.of(
        size.name() + "-" + seed,
        grid,
        CARBON_EUR_PER_TONNE,
        hardware.stream().map(Hardware::type).toList(),
        fleet.sites,
        fleet.domains,
        fleet.pools,
        WeekJobs.POLICIES,
        jobs.draw());
  }

  private static TimeGrid grid(ExampleSize size, Chance chance) {
    if (size == ExampleSize.YEAR) {
      return new TimeGrid(Instant.parse("2026-01-01T00:00:00Z"), 30, 17_520);
    }
    Instant monday = FIRST_MONDAY.plus(Duration.ofDays(7L * chance.whole(0, 50)));
    return new TimeGrid(monday, 15, 672);
  }

  private static FleetLayout layout(ExampleSize size) {
    return switch (size) {
      case S -> halls(List.of(site(0, 6), site(1, 5)), 1, 2, Hardware.HOPPERS, 1);
      case M -> halls(List.of(site(0, 40), site(1, 30), site(2, 20)), 2, 3, Hardware.ALL, 1);
      case L -> halls(SITES, 5, 3, Hardware.ALL, 1);
      case XL -> halls(eight(), 10, 3, Hardware.ALL, 0.92);
      case YEAR -> halls(List.of(site(0, 20)), 2, 2, Hardware.ALL, 1);
      case DEEP -> deep();
      case VARIETY -> throw new IllegalArgumentException("VARIETY has no layout of its own");
    };
  }

  private static WorkMix mix(ExampleSize size) {
    return switch (size) {
      case S -> new WorkMix(50, 0.34, 1);
      case M -> new WorkMix(1_000, 0.46, 1);
      case L -> new WorkMix(10_000, 0.47, 1);
      case XL -> new WorkMix(100_000, 0.47, 1);
      case YEAR -> new WorkMix(400, 0.4, 20);
      case DEEP, VARIETY -> new WorkMix(300, 0.35, 1);
    };
  }

  private static SiteSketch site(int index, double contractMW) {
    SiteSketch site = SITES.get(index);
    return new SiteSketch(site.id(), site.area(), site.pue(), contractMW, site.assurance());
  }

  /** Twice the four sites, 100 MW each. */
  private static List<SiteSketch> eight() {
    return IntStream.range(0, 8)
        .mapToObj(i -> site(i % 4, 100).named(SITES.get(i % 4).id() + "-" + (i / 4 + 1)))
        .toList();
  }

  private static FleetLayout halls(
      List<SiteSketch> sites, int halls, int pools, List<Hardware> hardware, double fill) {
    int delivery = sites.size() > 2 ? sites.size() - 1 : -1;
    int flexible = sites.size() > 1 ? 1 : -1;
    return new FleetLayout(
        sites, List.of(halls), List.of("H"), pools, hardware, fill, flexible, delivery);
  }

  /** Grid connection, building, hall, row, busway. */
  private static FleetLayout deep() {
    return new FleetLayout(
        List.of(site(0, 24), site(1, 20)),
        List.of(2, 2, 2, 2),
        List.of("B", "H", "R", "W"),
        1,
        Hardware.ALL,
        1.2,
        1,
        -1);
  }
}
