package eu.megawatt.scheduler.kernel;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.Admitting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The oracle of the kernel's tests: lists every placement of a job as the public contract words the
 * rules, prices it slot by slot, and says whether it fits beside others. Slow, and shares nothing
 * with the kernel.
 */
public final class EveryPlacement {

  /** Far below a milliwatt, in watts. */
  private static final double DUST = 1e-6;

  /**
   * One placement, whether it fits or not.
   *
   * @param wattsAboveIdle of the whole gang at full load
   * @param cost euro: energy, carbon, lateness
   */
  public record Option(
      Job job, Pool pool, PowerCap cap, int start, int end, double wattsAboveIdle, double cost) {

    double watts(int slot) {
      return wattsAboveIdle * job.load().at(slot);
    }
  }

  private final Scenario scenario;
  private final TimeGrid grid;
  private final Map<String, double[]> gpus = new HashMap<>();
  private final Map<String, double[]> watts = new HashMap<>();

  public EveryPlacement(Scenario scenario) {
    this.scenario = scenario;
    this.grid = scenario.grid();
    for (PowerDomain domain : scenario.domains().values()) {
      double factor =
          domain.measures() == Measures.FACILITY ? scenario.site(domain.site()).pue() : 1;
      double[] free = domain.limitMW().toArray();
      IntStream.range(0, free.length).forEach(slot -> free[slot] *= 1e6 / factor);
      watts.put(domain.id(), free);
    }
    for (Pool pool : scenario.pools().values()) {
      gpus.put(pool.id(), pool.gpus().toArray());
      double idle = scenario.gpuType(pool.gpuType()).idleWatts();
      for (double[] free : above(pool)) {
        IntStream.range(0, free.length).forEach(slot -> free[slot] -= idle * pool.gpus().at(slot));
      }
    }
  }

  /** Every placement that the job's own rules admit. */
  public List<Option> admissible(Job job) {
    List<Option> options = new ArrayList<>();
    for (Pool pool : scenario.pools().values()) {
      GpuType type = scenario.gpuType(pool.gpuType());
      if (job.runHours().containsKey(type.id())
          && Admitting.admits(scenario, job, pool)
          && pool.gpus().max() >= job.gpus()) {
        for (PowerCap cap : type.powerCaps()) {
          if (cap.isFull() || job.powerCapping()) {
            addStarts(job, pool, type, cap, options);
          }
        }
      }
    }
    return options;
  }

  private void addStarts(Job job, Pool pool, GpuType type, PowerCap cap, List<Option> options) {
    int run = Job.runSlots(job.runHoursOn(type.id()), cap.speed(), grid.slotMinutes());
    double above = Math.max(0, job.wattsPerGpuOn(type.id()) * cap.fraction() - type.idleWatts());
    double full = above * job.gpus();
    for (int start = 0; start + run <= grid.slots(); start++) {
      int end = start + run;
      boolean early = grid.at(start).isBefore(job.earliestStart());
      boolean late = job.deadline().filter(due -> grid.at(end).isAfter(due)).isPresent();
      if (!early && !(late && job.hardDeadline())) {
        double cost = energy(job, pool, full, start, end) + lateness(job, end);
        options.add(new Option(job, pool, cap, start, end, full, cost));
      }
    }
  }

  private double energy(Job job, Pool pool, double full, int start, int end) {
    Site site = scenario.siteOf(pool);
    double euro = 0;
    for (int slot = start; slot < end; slot++) {
      double perMWh =
          site.energyEurPerMWh().at(slot)
              + site.carbonGramsPerKWh().at(slot) * scenario.carbonEurPerTonne() / 1e3;
      euro += full * job.load().at(slot) / 1e6 * site.pue() * grid.slotHours() * perMWh;
    }
    return euro;
  }

  private double lateness(Job job, int end) {
    return job.deadline()
        .filter(grid.at(end)::isAfter)
        .map(due -> Duration.between(due, grid.at(end)).toNanos() / 3.6e12)
        .map(hours -> hours * job.latenessEurPerHour())
        .orElse(0.0);
  }

  /** Whether there is room for a placement beside what was taken. */
  public boolean fits(Option option) {
    double[] free = gpus(option.pool);
    Collection<double[]> rows = above(option.pool);
    for (int slot = option.start; slot < option.end; slot++) {
      double watts = option.watts(slot);
      for (double[] row : rows) {
        if (row[slot] + DUST < watts) {
          return false;
        }
      }
      if (free[slot] < option.job.gpus()) {
        return false;
      }
    }
    return true;
  }

  /** Takes the room a placement needs. */
  public void take(Option option) {
    shift(option, 1);
  }

  /** Gives it back. */
  public void giveBack(Option option) {
    shift(option, -1);
  }

  private void shift(Option option, int sign) {
    double[] free = gpus(option.pool);
    Collection<double[]> rows = above(option.pool);
    for (int slot = option.start; slot < option.end; slot++) {
      int at = slot;
      free[at] -= sign * option.job.gpus();
      rows.forEach(row -> row[at] -= sign * option.watts(at));
    }
  }

  /** The option that a spot of the kernel stands for. */
  public Option option(Problem problem, int job, long spot) {
    String pool = problem.poolIds[problem.spots.pool(spot)];
    int start = problem.spots.start(spot);
    PowerCap cap =
        scenario.gpuType(scenario.pool(pool).gpuType()).powerCaps().get(problem.spots.level(spot));
    return admissible(List.copyOf(scenario.jobs().values()).get(job)).stream()
        .filter(option -> option.pool.id().equals(pool))
        .filter(option -> option.cap.equals(cap) && option.start == start)
        .findFirst()
        .orElseThrow();
  }

  private double[] gpus(Pool pool) {
    return gpus.getOrDefault(pool.id(), new double[0]);
  }

  private Collection<double[]> above(Pool pool) {
    List<double[]> rows = new ArrayList<>();
    Optional<String> domain = Optional.of(pool.domain());
    while (domain.isPresent()) {
      rows.add(watts.getOrDefault(domain.get(), new double[0]));
      domain = scenario.domain(domain.get()).parent();
    }
    return rows;
  }
}
