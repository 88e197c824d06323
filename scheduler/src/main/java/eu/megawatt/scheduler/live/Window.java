package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.Draw;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.SoonestPlacement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that is planned, compiled: the world of so many slots as arrays, and the way
 * from jobs, pools, caps and instants to their numbers and back. Not thread-safe.
 */
final class Window {

  final TimeGrid grid;
  final Scenario scenario;

  /** Where workloads may run. */
  final Permits permits;

  /** The fleet without jobs. */
  final Problem problem;

  /** What the way of data to sites has jobs wait and pay for. */
  final Gravity gravity;

  /** The same with emissions in place of prices, once somebody has asked. */
  private @Nullable Problem clean;

  private static final double DUST_MILLIWATTS = 0.01;

  private final GpuType[] typeOfPool;
  private final double[] pueOfPool;
  private final Map<String, Integer> poolIndex = new HashMap<>();

  private Window(Scenario scenario, List<Link> links, Problem problem) {
    this.gravity = new Gravity(links, scenario.sites().keySet());
    this.grid = scenario.grid();
    this.scenario = scenario;
    this.permits = problem.compiler.permits();
    this.problem = problem;
    this.typeOfPool = new GpuType[problem.poolIds.length];
    this.pueOfPool = new double[problem.poolIds.length];
    for (int pool = 0; pool < typeOfPool.length; pool++) {
      poolIndex.put(problem.poolIds[pool], pool);
      typeOfPool[pool] = scenario.gpuType(scenario.pool(problem.poolIds[pool]).gpuType());
      pueOfPool[pool] = scenario.siteOf(scenario.pool(problem.poolIds[pool])).pue();
    }
  }

  /** The world from the slot that an instant falls into, for so many slots. */
  static Window of(World world, Instant from, int slots) {
    TimeGrid basis = world.basis().grid();
    long first =
        Math.floorDiv(Duration.between(basis.start(), from).toSeconds(), basis.slotMinutes() * 60L);
    Instant start = basis.start().plus(Duration.ofMinutes(first * basis.slotMinutes()));
    Scenario scenario = world.window(new TimeGrid(start, basis.slotMinutes(), slots));
    return new Window(scenario, world.links(), Problem.of(scenario));
  }

  /** The slot that an instant is the boundary of; outside the window it is less than 0 or more. */
  long slot(Instant boundary) {
    return grid.firstSlotFrom(boundary);
  }

  /** The first slot that begins no earlier than an instant, in the window. */
  int slotFrom(Instant at) {
    return Math.clamp(grid.firstSlotFrom(at), 0, grid.slots());
  }

  /** The last slot that begins no later than an instant, in the window. */
  int slotBefore(Instant at) {
    return (int) Math.clamp(Math.floor(grid.position(at)), 0, grid.slots());
  }

  /** The first slot of a leg that is in the window. */
  int first(Leg leg) {
    return Math.clamp(slot(leg.from()), 0, grid.slots());
  }

  /** The slot after the last of a leg that is in the window. */
  int end(Leg leg) {
    return Math.clamp(slot(leg.to()), 0, grid.slots());
  }

  /** Whether a job can run in a leg here at all. */
  boolean has(Job job, Leg leg) {
    Integer pool = poolIndex.get(leg.poolId());
    return pool != null
        && job.runHours().containsKey(typeOfPool[pool].id())
        && typeOfPool[pool].powerCaps().stream().anyMatch(it -> it.fraction() == leg.powerCap());
  }

  /** Whether a job may be in a leg, from an instant on until the leg ends. */
  boolean permits(Job job, Leg leg, Instant from) {
    Instant begin = leg.from().isBefore(from) ? from : leg.from();
    return !begin.isBefore(leg.to())
        || permits
            .permission(job.residency(), leg.poolId())
            .covers(begin.toEpochMilli(), leg.to().toEpochMilli());
  }

  /** The site of a pool. */
  String siteOf(String poolId) {
    return scenario.siteOf(scenario.pool(poolId)).id();
  }

  int pool(String poolId) {
    Integer index = poolIndex.get(poolId);
    if (index == null) {
      throw new IllegalArgumentException("No pool is called " + poolId);
    }
    return index;
  }

  GpuType type(int pool) {
    return typeOfPool[pool];
  }

  PowerCap cap(int pool, double fraction) {
    return typeOfPool[pool].powerCaps().stream()
        .filter(it -> it.fraction() == fraction)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no power cap of %s".formatted(typeOfPool[pool].id(), fraction)));
  }

  /** What a job draws in a leg. */
  Draw draw(Job job, Leg leg) {
    int pool = pool(leg.poolId());
    return Draw.of(here(job), typeOfPool[pool], cap(pool, leg.powerCap()));
  }

  /**
   * Milliwatts above idle that a gang draws on the facility's side of a pool in a slot, rounded up.
   *
   * @param slot may be before the window
   */
  long facilityMilliwatts(Draw draw, int pool, int slot) {
    double facility = draw.milliwattsAnywhere(slot) * pueOfPool[pool];
    return (long) Math.ceil(facility - DUST_MILLIWATTS);
  }

  /**
   * A job as this window's scenario would have it: the cycle of its load begins with the window.
   */
  Job here(Job job) {
    LoadShape load = job.load();
    if (load.period() == 1) {
      return job;
    }
    long sinceEpoch = Math.floorDiv(grid.start().getEpochSecond(), grid.slotMinutes() * 60L);
    return job.withLoad(load.from(Math.floorMod(sinceEpoch, load.period())));
  }

  /** Every way to run the rest of a job from a slot on. */
  JobSpec spec(Rest rest, int fromSlot) {
    return problem.compiler.spec(0, here(rest.job()), gravity.of(rest)).notBefore(fromSlot);
  }

  /** The same as {@link #spec}, but that it costs what it emits, in tonnes, and nothing else. */
  JobSpec cleanSpec(Rest rest, int fromSlot) {
    Problem known = clean;
    if (known == null) {
      known = Problem.of(emissions(scenario));
      clean = known;
    }
    Job job = here(rest.job()).withoutLateness();
    return known.compiler.spec(0, job, gravity.of(rest).free()).notBefore(fromSlot);
  }

  private static Scenario emissions(Scenario scenario) {
    int slots = scenario.grid().slots();
    return Scenario.of(
            scenario.name(),
            scenario.grid(),
            1,
            List.copyOf(scenario.gpuTypes().values()),
            scenario.sites().values().stream()
                .map(
                    it ->
                        new Site(
                            it.id(),
                            it.country(),
                            it.pue(),
                            Series.constant(0, slots),
                            it.carbonGramsPerKWh(),
                            it.assurance()))
                .toList(),
            List.copyOf(scenario.domains().values()),
            List.copyOf(scenario.pools().values()),
            List.copyOf(scenario.policies().values()),
            List.of())
        .under(scenario.register());
  }

  /** A run in one go. */
  Run run(int pool, int level, int start, int slots) {
    return Run.of(
        problem.poolIds[pool],
        typeOfPool[pool].powerCaps().get(level).fraction(),
        grid.at(start),
        grid.at(start + slots));
  }

  /** The placement that was found. */
  Run run(CheapestPlacement found) {
    return run(found.pool(), found.alternative().level, found.start(), found.alternative().run);
  }

  /** The placement that was found. */
  Run run(SoonestPlacement.Found found) {
    return run(found.pool(), found.alternative().level, found.start(), found.alternative().run);
  }

  /** The position of a cap in its ladder. */
  int level(int pool, double fraction) {
    List<PowerCap> ladder = typeOfPool[pool].powerCaps();
    for (int level = 0; level < ladder.size(); level++) {
      if (ladder.get(level).fraction() == fraction) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "%s has no power cap of %s".formatted(typeOfPool[pool].id(), fraction));
  }
}
