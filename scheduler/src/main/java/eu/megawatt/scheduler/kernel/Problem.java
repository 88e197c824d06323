package eu.megawatt.scheduler.kernel;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A scenario as arrays, compiled once and then shared by every thread: nobody writes to it. Pools,
 * domains and jobs are numbered in the scenario's order.
 */
public final class Problem {

  public final Scenario scenario;

  /** Makes more jobs of the same fleet. */
  public final JobCompiler compiler;

  public final int slots;
  public final Spots spots;

  /** Jobs by index. */
  public final JobSpec[] jobs;

  /** Power domains above each pool, from its own up to the grid connection. */
  public final int[][] path;

  /** Pools under each power domain, at any depth. */
  public final int[][] poolsBelow;

  /** GPUs of each pool by slot. */
  public final int[][] gpus;

  /** IT milliwatts that each power domain has left for busy GPUs, by slot, idle draw deducted. */
  public final long[][] room;

  /** Site of each pool. */
  public final int[] siteOfPool;

  /** GPU type of each pool. */
  public final int[] typeOfPool;

  /** Pool ids by index. */
  public final String[] poolIds;

  /** Power domain ids by index. */
  public final String[] domainIds;

  /** Euro that one watt above idle costs in each slot, by site. */
  public final double[][] pricePerWatt;

  Problem(
      Scenario scenario,
      JobCompiler compiler,
      Spots spots,
      JobSpec[] jobs,
      int[][] path,
      int[][] gpus,
      long[][] room,
      int[] siteOfPool,
      int[] typeOfPool,
      double[][] pricePerWatt) {
    this.scenario = scenario;
    this.compiler = compiler;
    this.slots = scenario.grid().slots();
    this.spots = spots;
    this.jobs = jobs;
    this.path = path;
    this.poolsBelow = poolsBelow(path, room.length);
    this.gpus = gpus;
    this.room = room;
    this.siteOfPool = siteOfPool;
    this.typeOfPool = typeOfPool;
    this.pricePerWatt = pricePerWatt;
    this.poolIds = scenario.pools().keySet().toArray(String[]::new);
    this.domainIds = scenario.domains().keySet().toArray(String[]::new);
  }

  public static Problem of(Scenario scenario) {
    return new ProblemCompiler(scenario).compile();
  }

  /**
   * The same problem without the placements that not even the empty fleet has room for: the plans
   * are the same, a relaxation of it is tighter.
   */
  public Problem withoutHopeless() {
    return LoneFits.of(this);
  }

  /**
   * The same fleet with other jobs.
   *
   * @param specs of the jobs, each at its position
   */
  public Problem with(List<Job> jobsToo, JobSpec[] specs) {
    return with(jobsToo, specs, room, gpus);
  }

  /**
   * The same fleet with other jobs and with other things free: what is left of it where some jobs
   * are not to be moved.
   *
   * @param specs of the jobs, each at its position
   * @param freeRoom IT milliwatts by power domain and slot
   * @param freeGpus by pool and slot
   */
  public Problem with(List<Job> jobsToo, JobSpec[] specs, long[][] freeRoom, int[][] freeGpus) {
    return new Problem(
        scenario.with(jobsToo),
        compiler,
        spots,
        specs,
        path,
        freeGpus,
        freeRoom,
        siteOfPool,
        typeOfPool,
        pricePerWatt);
  }

  private static int[][] poolsBelow(int[][] path, int domains) {
    int[][] below = new int[domains][];
    Arrays.setAll(
        below,
        domain ->
            IntStream.range(0, path.length)
                .filter(pool -> Arrays.stream(path[pool]).anyMatch(above -> above == domain))
                .toArray());
    return below;
  }

  /** The way of running a job that a spot stands for. */
  public Alternative alternative(int job, long spot) {
    int pool = spots.pool(spot);
    int level = spots.level(spot);
    for (Alternative alternative : jobs[job].alternatives) {
      if (alternative.level == level
          && alternative.site == siteOfPool[pool]
          && typeOfPool[alternative.pools[0]] == typeOfPool[pool]) {
        return alternative;
      }
    }
    throw new IllegalArgumentException("Job " + job + " may not run in pool " + poolIds[pool]);
  }

  /** What a job costs in a spot, or left out, in whole micro-euro. */
  public long costMicro(int job, long spot) {
    return spot == Spots.NONE
        ? jobs[job].valueMicro
        : Micro.of(alternative(job, spot).cost(spots.start(spot)));
  }
}
