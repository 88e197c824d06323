package eu.megawatt.scheduler.check;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Small demands by seed: two sites, three pools, a few jobs and services, tenants or none. */
public final class DemandCases {

  private static final Instant START = Instant.parse("2026-01-12T00:00:00Z");
  private static final List<String> SITES = List.of("north", "south");

  private final SplittableRandom random;
  private final TimeGrid grid;

  /** Replicas on a GPU: of every third seed several, in small pieces. */
  private final int parts;

  private DemandCases(long seed) {
    random = new SplittableRandom(seed);
    parts = seed % 3 == 1 ? new SplittableRandom(seed).nextInt(2, 8) : 1;
    grid = new TimeGrid(START, random.nextBoolean() ? 30 : 60, 6 + random.nextInt(5));
  }

  /** The demand of a seed. */
  public static Demand of(long seed) {
    return new DemandCases(seed).demand();
  }

  private double pick(double... values) {
    return values[random.nextInt(values.length)];
  }

  private Series series(double... values) {
    return random.nextInt(3) == 0
        ? Series.constant(pick(values), grid.slots())
        : Series.of(IntStream.range(0, grid.slots()).mapToDouble(_ -> pick(values)).toArray());
  }

  private Demand demand() {
    Scenario fleet =
        Scenario.of(
            "case",
            grid,
            pick(0, 80),
            List.of(
                new GpuType("A", 100, List.of(new PowerCap(1, 1), new PowerCap(0.7, 0.85))),
                new GpuType("B", 200, List.of(new PowerCap(1, 1)))),
            List.of(site("north", "NO"), site("south", "FR")),
            List.of(
                domain("north/grid", "north", Optional.empty(), Measures.FACILITY, 0.05, 0.06),
                domain("north/hall", "north", Optional.of("north/grid"), Measures.IT, 0.03, 0.05),
                domain("south/grid", "south", Optional.empty(), Measures.FACILITY, 0.03, 0.04)),
            List.of(
                pool("n/a", "north/hall", "A"),
                pool("n/b", "north/grid", "B"),
                pool("s/a", "south/grid", "A")),
            List.of(policy("any", Optional.empty()), policy("fr", Optional.of(List.of("FR")))),
            List.of());
    List<Job> jobs = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(this::job).toList();
    Map<String, Service> services = new LinkedHashMap<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      services.put("s" + i, service("s" + i));
    }
    return new Demand(
        fleet.with(jobs),
        terms(jobs),
        links(),
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
        series(-5, 20, 50, 90),
        series(20, 300),
        new Assurance("EU", 2, List.of(), List.of()));
  }

  private PowerDomain domain(
      String id, String site, Optional<String> parent, Measures measures, double... limits) {
    return new PowerDomain(id, site, parent, series(limits), measures);
  }

  private Pool pool(String id, String domain, String type) {
    return new Pool(id, domain, type, series(32, 40));
  }

  private static ResidencyPolicy policy(String id, Optional<List<String>> countries) {
    return new ResidencyPolicy(id, countries, Optional.empty(), List.of(), Optional.empty(), 0);
  }

  private Job job(int i) {
    Map<String, Double> hours = new LinkedHashMap<>(Map.of("A", pick(0.5, 1, 1.3, 2, 3)));
    Map<String, Double> watts = new LinkedHashMap<>(Map.of("A", pick(400, 700)));
    if (random.nextBoolean()) {
      hours.put("B", pick(0.5, 1, 2));
      watts.put("B", 1_000.0);
    }
    Instant earliest = grid.at(random.nextInt(3));
    return new Job(
        "j" + i,
        JobKind.BATCH,
        random.nextBoolean() ? "lab" : "shop",
        (int) pick(8, 16, 24),
        random.nextInt(4) == 0 ? "fr" : "any",
        hours,
        watts,
        random.nextInt(3) == 0 ? LoadShape.of(1, 0.5) : LoadShape.FULL,
        random.nextBoolean(),
        earliest.minus(Duration.ofMinutes(random.nextInt(2) * 10L)),
        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(grid.at(3 + random.nextInt(4))),
        random.nextInt(5) == 0,
        pick(0, 2, 10),
        pick(1, 5, 30));
  }

  private Map<String, JobTerms> terms(List<Job> jobs) {
    Map<String, JobTerms> terms = new LinkedHashMap<>();
    for (int i = 0; i < jobs.size(); i++) {
      List<String> after = i > 0 && random.nextInt(3) == 0 ? List.of("j" + (i - 1)) : List.of();
      Optional<Interruption> may =
          random.nextBoolean()
              ? Optional.of(
                  new Interruption(
                      pick(15, 30, 45), pick(0, 10, 20), pick(0, 30, 60), pick(0, 0.5)))
              : Optional.empty();
      Optional<DataSource> data =
          random.nextInt(3) == 0
              ? Optional.of(new DataSource(SITES.get(random.nextInt(2)), pick(100, 2_000)))
              : Optional.empty();
      JobTerms its = new JobTerms(after, may, data);
      if (!its.equals(JobTerms.NONE)) {
        terms.put(jobs.get(i).id(), its);
      }
    }
    return terms;
  }

  private List<Link> links() {
    List<Link> links = new ArrayList<>();
    links.add(new Link("north", "south", 5, 0.001));
    if (random.nextBoolean()) {
      links.add(new Link("south", "north", 10, 0.0005));
    }
    return links;
  }

  private Map<String, Tenant> tenants() {
    if (random.nextInt(3) == 0) {
      return Map.of();
    }
    List<Budget> budgets =
        random.nextBoolean()
            ? List.of(
                new Budget(
                    grid.at(0),
                    grid.at(grid.slots() - 1),
                    random.nextBoolean() ? OptionalDouble.of(pick(0.5, 3)) : OptionalDouble.empty(),
                    OptionalDouble.of(pick(0.02, 0.1))))
            : List.of();
    return Map.of("lab", new Tenant("lab", pick(0, 0.02, 0.07), pick(1, 2), budgets));
  }

  private Model model() {
    TreeMap<Double, Double> points = new TreeMap<>(Map.of(0.0, 150.0, 1.0, 600.0));
    if (random.nextBoolean()) {
      points.put(0.5, pick(300, 450));
    }
    return parts == 1
        ? new Model("m", 4, 50, Map.of("A", 100.0), Map.of("A", new LoadCurve(points)))
        : new Model("m", 1, parts, 50, Map.of("A", 400.0), Map.of("A", new LoadCurve(points)));
  }

  private Service service(String id) {
    return new Service(
        id,
        random.nextBoolean() ? "lab" : "shop",
        random.nextInt(4) == 0 ? "fr" : "any",
        "m",
        "r",
        pick(65, 100),
        10,
        series(0, 20, 45, 80),
        random.nextInt(2),
        (2 + random.nextInt(4)) * (parts == 1 ? 1 : 2 + parts / 3),
        random.nextInt(3) == 0,
        pick(0.1, 2));
  }
}
