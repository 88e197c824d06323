package eu.megawatt.bench.operation;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.demand.Tenant;
import eu.megawatt.fleet.job.Job;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The week that is operated: three sites, one in France and two in Sweden, at day-ahead prices of
 * their zones; jobs by the time at which they become known; curtailments and failures. The fleet is
 * ours, sized so that the jobs need about two thirds of it and limits of about three quarters of
 * what its GPUs could draw bind now and then.
 *
 * @param jobs in the order in which they become known
 * @param terms of each, by id
 * @param tenants that have shares, by id
 * @param slots for which prices are known
 * @param share of the fleet that there is, 0 to 1
 */
record Week(
    Instant start,
    int slots,
    List<Job> jobs,
    Map<String, JobTerms> terms,
    Map<String, Tenant> tenants,
    Map<String, Series> prices,
    List<Incident> incidents,
    double share) {

  static final int SLOT_MINUTES = 15;
  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final int GPUS_PER_NODE = 8;

  private static final double CARBON_EUR_PER_TONNE = 80;

  /** Average grams a kWh of the grids' generation, life cycle; see the research notes. */
  private static final Map<String, Double> CARBON =
      Map.of("paris", 45.0, "stockholm", 25.0, "lulea", 18.0);

  private static final Map<String, Double> PUE =
      Map.of("paris", 1.25, "stockholm", 1.15, "lulea", 1.08);

  static final List<GpuType> TYPES =
      List.of(
          new GpuType(
              "H100",
              90,
              List.of(new PowerCap(1, 1), new PowerCap(0.8, 0.94), new PowerCap(0.6, 0.78))),
          new GpuType(
              "B200",
              140,
              List.of(new PowerCap(1, 1), new PowerCap(0.8, 0.93), new PowerCap(0.6, 0.77))));

  private static final Map<String, Double> LIMIT_MW =
      Map.of("paris/grid", 0.52, "stockholm/grid", 0.30, "lulea/grid", 0.40);

  private static final List<Pool> POOLS =
      List.of(
          pool("paris/h100", "paris/grid", "H100", 640),
          pool("stockholm/b200", "stockholm/grid", "B200", 256),
          pool("lulea/h100", "lulea/grid", "H100", 512));

  Week {
    jobs = List.copyOf(jobs);
    terms = Map.copyOf(terms);
    tenants = Map.copyOf(tenants);
    prices = Map.copyOf(prices);
    incidents = List.copyOf(incidents);
  }

  /** MW that jobs may draw above idle, facility side, at all sites together. */
  static double megawattsAboveIdle() {
    double megawatts = LIMIT_MW.values().stream().mapToDouble(it -> it).sum();
    for (Pool pool : POOLS) {
      GpuType type =
          TYPES.stream().filter(it -> it.id().equals(pool.gpuType())).findFirst().orElseThrow();
      String site = pool.domain().substring(0, pool.domain().indexOf('/'));
      megawatts -=
          pool.gpus().at(0) * type.idleWatts() * PUE.getOrDefault(site, 1.0) / WATTS_PER_MEGAWATT;
    }
    return megawatts;
  }

  /** The same with the jobs of one tenant on a share of the fleet that is its own. */
  Week alone(String tenant, double itsShare) {
    return new Week(
        start,
        slots,
        jobs.stream().filter(it -> it.tenant().equals(tenant)).toList(),
        terms,
        Map.of(),
        prices,
        incidents,
        itsShare);
  }

  private static Pool pool(String id, String domain, String type, int gpus) {
    return new Pool(id, domain, type, Series.constant(gpus, 1));
  }

  static List<Pool> pools() {
    return POOLS;
  }

  TimeGrid grid() {
    return new TimeGrid(start, SLOT_MINUTES, slots);
  }

  /**
   * What is asked and known at a slot, from there on.
   *
   * @param waiting the jobs that are not done; whom they wait for may be done already
   */
  Demand demand(int now, int horizon, List<Job> waiting) {
    int count = Math.min(horizon, slots - now);
    TimeGrid grid = new TimeGrid(grid().at(now), SLOT_MINUTES, count);
    Scenario fleet =
        Scenario.of(
            "operation",
            grid,
            CARBON_EUR_PER_TONNE,
            TYPES,
            sites(now, count),
            List.of(
                domain("paris", now, count),
                domain("stockholm", now, count),
                domain("lulea", now, count)),
            POOLS.stream().map(it -> pool(it, now, count)).toList(),
            List.of(policy("any", Optional.empty()), policy("fr", Optional.of(List.of("FR")))),
            waiting);
    return new Demand(fleet, termsOf(waiting), links(), tenants, Map.of(), Map.of(), Map.of());
  }

  private Map<String, JobTerms> termsOf(List<Job> waiting) {
    List<String> ids = waiting.stream().map(Job::id).toList();
    Map<String, JobTerms> its = new LinkedHashMap<>();
    for (String id : ids) {
      JobTerms all = terms.getOrDefault(id, JobTerms.NONE);
      its.put(
          id,
          new JobTerms(
              all.after().stream().filter(ids::contains).toList(), all.interruption(), all.data()));
    }
    return its;
  }

  private static List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (String from : CARBON.keySet().stream().sorted().toList()) {
      for (String to : CARBON.keySet().stream().sorted().toList()) {
        if (!from.equals(to)) {
          links.add(new Link(from, to, 20, 0.002));
        }
      }
    }
    return links;
  }

  private List<Site> sites(int now, int count) {
    return List.of(
        site("paris", "FR", "FR", now, count),
        site("stockholm", "SE", "SE3", now, count),
        site("lulea", "SE", "SE2", now, count));
  }

  private Site site(String id, String country, String zone, int now, int count) {
    Series its = Optional.ofNullable(prices.get(zone)).orElseThrow();
    return new Site(
        id,
        country,
        PUE.getOrDefault(id, 1.0),
        Series.of(Arrays.copyOfRange(its.toArray(), now, now + count)),
        Series.constant(CARBON.getOrDefault(id, 0.0), count),
        new Assurance("EU", 3, List.of(), List.of()));
  }

  private PowerDomain domain(String site, int now, int count) {
    String id = site + "/grid";
    double[] limit = new double[count];
    Arrays.fill(limit, LIMIT_MW.getOrDefault(id, 0.0) * share);
    for (int i = 0; i < count; i++) {
      for (Incident incident : incidents) {
        if (incident.subject().equals(id) && incident.known() <= now && incident.holds(now + i)) {
          limit[i] *= incident.left();
        }
      }
    }
    return new PowerDomain(id, site, Optional.empty(), Series.of(limit), Measures.FACILITY);
  }

  /** How long a failure takes is known once it has happened. */
  private Pool pool(Pool pool, int now, int count) {
    double[] gpus = new double[count];
    Arrays.fill(gpus, Math.floor(pool.gpus().at(0) * share / GPUS_PER_NODE) * GPUS_PER_NODE);
    for (int i = 0; i < count; i++) {
      for (Incident incident : incidents) {
        if (incident.subject().equals(pool.id())
            && incident.known() <= now
            && incident.holds(now + i)) {
          gpus[i] -= incident.left();
        }
      }
    }
    return new Pool(pool.id(), pool.domain(), pool.gpuType(), Series.of(gpus));
  }

  private static ResidencyPolicy policy(String id, Optional<List<String>> countries) {
    return new ResidencyPolicy(id, countries, Optional.empty(), List.of(), Optional.empty(), 0);
  }

  /** The slot in which a job becomes known. */
  int known(Job job) {
    return (int)
        Math.ceilDiv(Duration.between(start, job.earliestStart()).toMinutes(), SLOT_MINUTES);
  }
}
