package eu.megawatt.scheduler;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A scenario for tests, of as few parts as a test needs. Carbon costs nothing here. */
public final class SmallScenario {

  public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private final TimeGrid grid;
  private final List<GpuType> types = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final List<PowerDomain> domains = new ArrayList<>();
  private final List<Pool> pools = new ArrayList<>();
  private final List<ResidencyPolicy> policies = new ArrayList<>();
  private final List<SmallJob> jobs = new ArrayList<>();

  public SmallScenario(int slotMinutes, int slots) {
    grid = new TimeGrid(START, slotMinutes, slots);
    policies.add(
        new ResidencyPolicy(
            "any", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 0));
  }

  /**
   * One site with one power domain over one pool of type {@code A} without caps, whose GPUs draw
   * 100 W idle: four slots of an hour, 100 EUR/MWh, PUE 1.
   */
  public static SmallScenario onePool(double limitMW, double gpus) {
    return new SmallScenario(60, 4)
        .type("A", 100)
        .site("here", "NO", 1, 100)
        .domain("grid", "here", Measures.IT, limitMW)
        .pool("pool", "grid", "A", gpus);
  }

  public SmallScenario type(String id, double idleWatts, PowerCap... caps) {
    List<PowerCap> ladder = new ArrayList<>(List.of(caps));
    ladder.add(PowerCap.NONE);
    types.add(new GpuType(id, idleWatts, ladder));
    return this;
  }

  public SmallScenario site(String id, String country, double pue, double... eurPerMWh) {
    Assurance assurance = new Assurance(country, 2, List.of("iso"), List.of("provider"));
    sites.add(new Site(id, country, pue, series(eurPerMWh), series(0), assurance));
    return this;
  }

  public SmallScenario domain(String id, String site, Measures measures, double... limitMW) {
    domains.add(new PowerDomain(id, site, Optional.empty(), series(limitMW), measures));
    return this;
  }

  public SmallScenario below(
      String id, String parent, String site, Measures measures, double... limitMW) {
    domains.add(new PowerDomain(id, site, Optional.of(parent), series(limitMW), measures));
    return this;
  }

  public SmallScenario pool(String id, String domain, String type, double... gpus) {
    pools.add(new Pool(id, domain, type, series(gpus)));
    return this;
  }

  public SmallScenario countries(String id, String... countries) {
    policies.add(
        new ResidencyPolicy(
            id, Optional.of(List.of(countries)), Optional.empty(), List.of(), Optional.empty(), 0));
    return this;
  }

  public SmallScenario job(SmallJob job) {
    jobs.add(job);
    return this;
  }

  private Series series(double... values) {
    return values.length == 1 ? Series.constant(values[0], grid.slots()) : Series.of(values);
  }

  public Scenario scenario() {
    return Scenario.of(
        "small",
        grid,
        0,
        types,
        sites,
        domains,
        pools,
        policies,
        jobs.stream().map(SmallJob::job).toList());
  }
}
