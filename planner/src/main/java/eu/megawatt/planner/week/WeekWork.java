package eu.megawatt.planner.week;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.fleet.unit.Split;
import eu.megawatt.planner.outlook.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the jobs of a week from demands. The GPUs of a demand are divided into lanes; in each, runs
 * follow one another for the whole week, so that a fleet that has the demand's power in every hour
 * and need not divide a gang can run them all on time. Services run all week at a daily cycle whose
 * peak is the demand.
 */
final class WeekWork {

  /** What a GPU-hour is worth, which decides what is left out first: nothing on purpose. */
  private static final double EUR_PER_GPU_HOUR = 2;

  /** What an hour of waiting past the deadline costs, for each GPU. */
  private static final double LATENESS_EUR_PER_GPU_HOUR = 0.5;

  private static final double WATTS_PER_KW = 1_000;
  private static final long LEAST_WEIGHT = 500;
  private static final int MORE_WEIGHT = 1_000;
  private static final double NIGHT_LOAD = 0.45;
  private static final int PEAK_HOUR = 14;
  private static final int DAY_HOURS = 24;

  private final TimeGrid grid;
  private final Chance chance;
  private final Map<String, Integer> wattsByType;

  /**
   * @param grid of whole hours
   * @param wattsByType of a GPU under full load
   */
  WeekWork(TimeGrid grid, Chance chance, Map<String, Integer> wattsByType) {
    this.grid = grid;
    this.chance = chance;
    this.wattsByType = wattsByType;
  }

  /** The jobs of a demand: the same for the same seed, whatever other demands there are. */
  List<Job> of(Asked asked) {
    int watts = wattsByType.getOrDefault(asked.gpuType(), (int) WATTS_PER_KW);
    long gpus = Math.round(asked.kw() * WATTS_PER_KW / watts);
    List<Job> jobs = new ArrayList<>();
    if (gpus > 0) {
      Gangs gangs = Gangs.of(asked.kind());
      long[] lanes = Split.largestRemainder(gpus, weights(asked, gangs.lanes(gpus)));
      for (int lane = 0; lane < lanes.length; lane++) {
        if (lanes[lane] > 0) {
          lane(asked, gangs, lane, Math.toIntExact(lanes[lane]), watts, jobs);
        }
      }
    }
    return jobs;
  }

  /** The demand that a job is of. */
  static String demandId(String jobId) {
    int run = jobId.lastIndexOf('/');
    return jobId.substring(0, jobId.lastIndexOf('/', run - 1));
  }

  private long[] weights(Asked asked, int count) {
    long key = Chance.key("lanes:" + asked.demandId());
    long[] weights = new long[count];
    Arrays.setAll(weights, i -> LEAST_WEIGHT + (long) (chance.uniform(i, key) * MORE_WEIGHT));
    return weights;
  }

  private void lane(Asked asked, Gangs gangs, int lane, int gpus, int watts, List<Job> jobs) {
    long key = Chance.key("runs:%s:%d".formatted(asked.demandId(), lane));
    int from = 0;
    while (from < grid.slots()) {
      int hours = hours(gangs, chance.uniform(from, key), grid.slots() - from);
      jobs.add(
          job(
              asked,
              "%s/%d/%d".formatted(asked.demandId(), lane + 1, from),
              gpus,
              watts,
              from,
              hours,
              gangs.slackRatio()));
      from += hours;
    }
  }

  /** What would be left over of the lane is added where it is too short for a run. */
  private static int hours(Gangs gangs, double uniform, int left) {
    int wanted =
        gangs.leastHours() + (int) (uniform * (gangs.mostHours() - gangs.leastHours() + 1));
    return left - wanted < gangs.leastHours() ? left : wanted;
  }

  private Job job(
      Asked asked, String id, int gpus, int watts, int from, int hours, double slackRatio) {
    boolean isService = asked.kind() == JobKind.INFERENCE;
    Instant due =
        grid.at(from + hours).plus(Duration.ofMinutes(Math.round(hours * slackRatio * 60)));
    double gpuHours = (double) gpus * hours;
    return new Job(
        id,
        asked.kind(),
        asked.tenantId(),
        gpus,
        asked.profileId(),
        Map.of(asked.gpuType(), (double) hours),
        Map.of(asked.gpuType(), (double) watts),
        isService ? daily() : LoadShape.FULL,
        false,
        grid.at(from),
        Optional.of(due.isAfter(grid.end()) ? grid.end() : due),
        false,
        gpus * LATENESS_EUR_PER_GPU_HOUR,
        gpuHours * EUR_PER_GPU_HOUR);
  }

  private static LoadShape daily() {
    double[] load = new double[DAY_HOURS];
    Arrays.setAll(
        load,
        hour -> {
          double wave = (1 + StrictMath.cos(2 * Math.PI * (hour - PEAK_HOUR) / DAY_HOURS)) / 2;
          return Math.rint((NIGHT_LOAD + (1 - NIGHT_LOAD) * wave) * MORE_WEIGHT) / MORE_WEIGHT;
        });
    return LoadShape.of(load);
  }
}
