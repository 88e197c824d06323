package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Budget;
import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.Region;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.Tenant;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Demands by seed that are small enough to try every plan of them, and tight enough that the
 * cheapest is not the obvious one: two sites with a pool each, two or three jobs, a service or two.
 * Prices are high so that a cent is little. A tenant with a budget has a service only where that is
 * asked something in a single slot.
 */
final class TinyDemands {

  private static final Instant START = Instant.parse("2026-01-12T00:00:00Z");
  private static final List<String> SITES = List.of("north", "south");

  private final SplittableRandom random;
  private final TimeGrid grid;
  private final boolean hasTwoServices;
  private final boolean hasBurst;

  /** Replicas on a GPU: of every third seed several, of GPUs as large as four others. */
  private final int parts;

  private TinyDemands(long seed) {
    parts = seed % 3 == 1 ? new SplittableRandom(seed).nextInt(2, 8) : 1;
    random = new SplittableRandom(seed);
    grid = new TimeGrid(START, 30, 5);
    hasTwoServices = random.nextInt(3) == 0;
    hasBurst = !hasTwoServices && random.nextInt(3) == 0;
  }

  static Demand of(long seed) {
    return new TinyDemands(seed).demand();
  }

  private double pick(double... values) {
    return values[random.nextInt(values.length)];
  }

  private Series series(double... values) {
    return Series.of(IntStream.range(0, grid.slots()).mapToDouble(_ -> pick(values)).toArray());
  }

  private Demand demand() {
    Scenario fleet =
        Scenario.of(
            "tiny",
            grid,
            8_000,
            List.of(
                new GpuType("A", 100, List.of(new PowerCap(1, 1), new PowerCap(0.7, 0.85))),
                new GpuType("B", 200, List.of(new PowerCap(1, 1)))),
            List.of(site("north", "NO"), site("south", "FR")),
            List.of(
                domain("north/grid", "north", Optional.empty(), Measures.FACILITY, 0.02, 0.03),
                domain("north/hall", "north", Optional.of("north/grid"), Measures.IT, 0.017, 0.025),
                domain("south/grid", "south", Optional.empty(), Measures.FACILITY, 0.018, 0.03)),
            List.of(
                new Pool("n/a", "north/hall", "A", series(24, 32)),
                new Pool("s/b", "south/grid", "B", series(16, 24))),
            List.of(policy("any", Optional.empty()), policy("fr", Optional.of(List.of("FR")))),
            List.of());
    List<Job> jobs = IntStream.range(0, 2 + random.nextInt(2)).mapToObj(this::job).toList();
    Map<String, Service> services = new LinkedHashMap<>();
    services.put("s0", service("s0", hasTwoServices ? "fr" : "any"));
    if (hasTwoServices) {
      services.put("s1", service("s1", "fr"));
    }
    return new Demand(
        fleet.with(jobs),
        terms(jobs),
        List.of(new Link("north", "south", 5, 0.1), new Link("south", "north", 10, 0.05)),
        tenants(),
        Map.of("m", model()),
        Map.of("r", new Region("r", Map.of("north", pick(10, 40), "south", 10.0))),
        services);
  }

  private Site site(String id, String country) {
    return new Site(
        id,
        country,
        pick(1, 1.1, 1.25),
        series(1_000, 5_000, 9_000, 20_000),
        series(20, 300),
        new Assurance("EU", 2, List.of(), List.of()));
  }

  private PowerDomain domain(
      String id, String site, Optional<String> parent, Measures measures, double... limits) {
    return new PowerDomain(id, site, parent, series(limits), measures);
  }

  private static ResidencyPolicy policy(String id, Optional<List<String>> countries) {
    return new ResidencyPolicy(id, countries, Optional.empty(), List.of(), Optional.empty(), 0);
  }

  private Job job(int i) {
    Map<String, Double> hours = new LinkedHashMap<>(Map.of("A", pick(0.5, 0.9, 1, 1.3)));
    Map<String, Double> watts = new LinkedHashMap<>(Map.of("A", pick(400, 700)));
    if (random.nextInt(3) > 0) {
      hours.put("B", pick(0.5, 0.7, 1));
      watts.put("B", pick(800, 1_000));
    }
    return new Job(
        "j" + i,
        JobKind.BATCH,
        random.nextBoolean() ? "lab" : "shop",
        (int) pick(8, 16, 24),
        random.nextInt(5) == 0 ? "fr" : "any",
        hours,
        watts,
        random.nextInt(3) == 0 ? LoadShape.of(1, 0.5) : LoadShape.FULL,
        random.nextBoolean(),
        grid.at(random.nextInt(2)),
        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(grid.at(2 + random.nextInt(3))),
        random.nextInt(5) == 0,
        pick(20, 100, 300),
        pick(50, 200, 600));
  }

  private Map<String, JobTerms> terms(List<Job> jobs) {
    Map<String, JobTerms> terms = new LinkedHashMap<>();
    for (int i = 0; i < jobs.size(); i++) {
      List<String> after = i > 0 && random.nextInt(2) == 0 ? List.of("j" + (i - 1)) : List.of();
      Optional<Interruption> may =
          random.nextInt(3) > 0
              ? Optional.of(new Interruption(pick(15, 30), pick(0, 10), pick(0, 30), pick(0, 10)))
              : Optional.empty();
      Optional<DataSource> data =
          random.nextInt(3) == 0
              ? Optional.of(new DataSource(SITES.get(random.nextInt(2)), pick(100, 2_000)))
              : Optional.empty();
      terms.put(jobs.get(i).id(), new JobTerms(after, may, data));
    }
    return terms;
  }

  private Map<String, Tenant> tenants() {
    List<Budget> budgets =
        List.of(
            new Budget(
                grid.at(0),
                grid.at(4),
                random.nextBoolean() ? OptionalDouble.of(pick(40, 100)) : OptionalDouble.empty(),
                OptionalDouble.of(pick(0.004, 0.01))));
    Map<String, Tenant> tenants = new LinkedHashMap<>();
    tenants.put("lab", new Tenant("lab", pick(0, 0.006), pick(1, 2), budgets));
    tenants.put(
        "shop", new Tenant("shop", pick(0, 0.01), 1, hasBurst ? budgets : List.<Budget>of()));
    return tenants;
  }

  private Model model() {
    TreeMap<Double, Double> a = new TreeMap<>(Map.of(0.0, 150.0, 1.0, 600.0));
    a.put(0.5, pick(300, 450));
    TreeMap<Double, Double> b = new TreeMap<>(Map.of(0.0, 280.0, 1.0, pick(700, 900)));
    if (parts == 1) {
      return new Model(
          "m",
          4,
          50,
          Map.of("A", 100.0, "B", 180.0),
          Map.of("A", new LoadCurve(a), "B", new LoadCurve(b)));
    }
    a.replaceAll((_, watts) -> 3 * watts);
    b.replaceAll((_, watts) -> 3 * watts);
    return new Model(
        "m",
        1,
        parts,
        50,
        Map.of("A", 400.0, "B", 720.0),
        Map.of("A", new LoadCurve(a), "B", new LoadCurve(b)));
  }

  private Service service(String id, String residency) {
    int burst = random.nextInt(grid.slots());
    Series asked =
        hasBurst
            ? Series.of(
                IntStream.range(0, grid.slots())
                    .mapToDouble(it -> it == burst ? pick(40, 90, 150) : 0)
                    .toArray())
            : series(0, 20, 45, 90);
    return new Service(
        id,
        "shop",
        residency,
        "m",
        "r",
        pick(65, 100),
        10,
        asked,
        hasBurst ? 0 : random.nextInt(2),
        (1 + random.nextInt(3)) * (parts == 1 ? 1 : 1 + parts / 2),
        random.nextInt(3) == 0,
        pick(0.2, 2));
  }
}
