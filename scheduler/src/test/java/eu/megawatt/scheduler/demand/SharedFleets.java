package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Twelve hours by the quarter-hour of two pools, one of GPUs that are twice as fast, which have as
 * much power as their GPUs can draw. Three tenants are guaranteed a fifth of the fleet each and ask
 * for no more; a fourth, guaranteed a tenth, asks for far more than there is.
 */
final class SharedFleets {

  static final TimeGrid GRID = new TimeGrid(Instant.parse("2026-01-12T00:00:00Z"), 15, 48);
  static final List<String> MODEST = List.of("a", "b", "c");
  static final double SHARE = 0.2;
  static final String FAST = "n/fast";
  static final String SLOW = "n/slow";
  static final Interruption MAY_STOP = new Interruption(15, 5, 60, 1);

  private static final String GREEDY = "greedy";
  private static final int FAST_GPUS = 20;
  private static final int SLOW_GPUS = 40;
  private static final double FAST_WATTS = 900;
  private static final double SLOW_WATTS = 600;
  private static final double IDLE_WATTS = 100;
  private static final double ABOVE_IDLE_MW =
      (FAST_GPUS * (FAST_WATTS - IDLE_WATTS) + SLOW_GPUS * (SLOW_WATTS - IDLE_WATTS)) / 1e6;

  private SharedFleets() {}

  /** All four of them. */
  static Demand of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, JobTerms> terms = new LinkedHashMap<>();
    List<Job> jobs = new ArrayList<>();
    for (String tenant : MODEST) {
      double watts = 0;
      for (int i = 0; i < 6; i++) {
        int gpus = 1 + random.nextInt(3);
        watts += gpus * (FAST_WATTS - IDLE_WATTS);
        if (watts <= SHARE * ABOVE_IDLE_MW * 1e6) {
          jobs.add(job(tenant + i, tenant, gpus, random, terms));
        }
      }
    }
    for (int i = 0; i < 60; i++) {
      jobs.add(job(GREEDY + i, GREEDY, 1 + random.nextInt(4), random, terms));
    }
    Map<String, Tenant> tenants = new LinkedHashMap<>();
    MODEST.forEach(it -> tenants.put(it, new Tenant(it, SHARE * ABOVE_IDLE_MW, 1, List.of())));
    tenants.put(GREEDY, new Tenant(GREEDY, SHARE / 2 * ABOVE_IDLE_MW, 1, List.of()));
    return demand(1, jobs, terms, tenants);
  }

  /** One of the modest with a share of each pool that is its own. */
  static Demand alone(Demand all, String tenant) {
    List<Job> jobs =
        all.base().jobs().values().stream().filter(it -> it.tenant().equals(tenant)).toList();
    Map<String, JobTerms> terms = new LinkedHashMap<>();
    jobs.forEach(it -> terms.put(it.id(), all.termsOf(it.id())));
    return demand(SHARE, jobs, terms, Map.of());
  }

  static Demand of(List<Job> jobs, Map<String, JobTerms> terms) {
    return demand(1, jobs, terms, Map.of());
  }

  static Job job(String id, String tenant, int gpus, double hours, double latenessEurPerHour) {
    return new Job(
        id,
        JobKind.BATCH,
        tenant,
        gpus,
        "any",
        Map.of("F", hours, "S", 2 * hours),
        Map.of("F", FAST_WATTS, "S", SLOW_WATTS),
        LoadShape.FULL,
        false,
        GRID.start(),
        Optional.of(GRID.start().plusSeconds(Math.round(hours * 3600))),
        false,
        latenessEurPerHour,
        10_000);
  }

  private static Job job(
      String id, String tenant, int gpus, SplittableRandom random, Map<String, JobTerms> terms) {
    if (random.nextBoolean()) {
      terms.put(id, new JobTerms(List.of(), Optional.of(MAY_STOP), Optional.empty()));
    }
    return job(id, tenant, gpus, 0.25 + random.nextInt(8) / 4.0, gpus * (1 + random.nextInt(5)));
  }

  private static Demand demand(
      double share, List<Job> jobs, Map<String, JobTerms> terms, Map<String, Tenant> tenants) {
    double idle = (FAST_GPUS + SLOW_GPUS) * IDLE_WATTS / 1e6;
    Scenario fleet =
        Scenario.of(
                "shared",
                GRID,
                80,
                List.of(
                    new GpuType("F", IDLE_WATTS, List.of(new PowerCap(1, 1))),
                    new GpuType("S", IDLE_WATTS, List.of(new PowerCap(1, 1)))),
                List.of(
                    new Site(
                        "north",
                        "NO",
                        1,
                        Series.constant(50, GRID.slots()),
                        Series.constant(20, GRID.slots()),
                        new Assurance("EU", 2, List.of(), List.of()))),
                List.of(
                    new PowerDomain(
                        "north/grid",
                        "north",
                        Optional.empty(),
                        Series.constant((ABOVE_IDLE_MW + idle) * share, GRID.slots()),
                        Measures.FACILITY)),
                List.of(
                    new Pool(
                        FAST, "north/grid", "F", Series.constant(FAST_GPUS * share, GRID.slots())),
                    new Pool(
                        SLOW, "north/grid", "S", Series.constant(SLOW_GPUS * share, GRID.slots()))),
                List.of(
                    new ResidencyPolicy(
                        "any", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 0)),
                List.of())
            .with(jobs);
    return new Demand(fleet, terms, List.of(), tenants, Map.of(), Map.of(), Map.of());
  }
}
