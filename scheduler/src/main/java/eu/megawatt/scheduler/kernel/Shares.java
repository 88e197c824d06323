package eu.megawatt.scheduler.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Cuts a plan into shares that can be improved at the same time: each takes some of the pools with
 * the jobs that stand there, and where shares stand behind the same power domain, an equal part of
 * what is left of it. Whatever the shares do within their own limits, the whole keeps its limits.
 */
public final class Shares {

  private final Problem problem;
  private final Assignment plan;
  private final int parts;
  private final RandomGenerator random;
  private final int[] partOfPool;

  private Shares(Problem problem, Assignment plan, int parts, RandomGenerator random) {
    this.problem = problem;
    this.plan = plan;
    this.parts = parts;
    this.random = random;
    this.partOfPool = new int[problem.path.length];
  }

  /**
   * Cuts by chance.
   *
   * @param plan the whole plan as it stands
   * @param parts how many shares, at least one
   */
  public static List<Share> of(
      Problem problem, Assignment plan, int parts, RandomGenerator random) {
    Shares shares = new Shares(problem, plan, parts, random);
    shares.dealPools();
    int[] partOfJob = shares.dealJobs();
    return IntStream.range(0, parts).mapToObj(part -> shares.share(part, partOfJob)).toList();
  }

  /** Pools that stand together go together; how much stands together, chance says. */
  private void dealPools() {
    int deepest = Arrays.stream(problem.path).mapToInt(path -> path.length).max().orElse(1);
    int height = random.nextInt(deepest + 1);
    int[] group = IntStream.range(0, partOfPool.length).map(pool -> group(pool, height)).toArray();
    int[] order = shuffled(Arrays.stream(group).distinct().toArray());
    long[] busy = new long[parts];
    for (int each : order) {
      int part = least(busy);
      for (int pool = 0; pool < group.length; pool++) {
        if (group[pool] == each) {
          partOfPool[pool] = part;
          busy[part] += 1 + plan.roster().count(pool);
        }
      }
    }
  }

  /** The pool itself at height 0, else the power domain so far above it, as one number. */
  private int group(int pool, int height) {
    int[] path = problem.path[pool];
    return height == 0 ? -1 - pool : path[Math.min(height, path.length) - 1];
  }

  private int[] shuffled(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
    return values;
  }

  private static int least(long[] busy) {
    int least = 0;
    for (int part = 1; part < busy.length; part++) {
      least = busy[part] < busy[least] ? part : least;
    }
    return least;
  }

  /** A placed job goes with its pool; one left out to any part that could take it. */
  private int[] dealJobs() {
    int[] partOfJob = new int[problem.jobs.length];
    for (JobSpec job : problem.jobs) {
      partOfJob[job.index] =
          plan.isPlaced(job.index)
              ? partOfPool[problem.spots.pool(plan.spot(job.index))]
              : anyPart(job);
    }
    return partOfJob;
  }

  private int anyPart(JobSpec job) {
    if (job.alternatives.length == 0) {
      return -1;
    }
    int[] pools = job.alternatives[random.nextInt(job.alternatives.length)].pools;
    return partOfPool[pools[random.nextInt(pools.length)]];
  }

  private Share share(int part, int[] partOfJob) {
    boolean[] open = new boolean[partOfPool.length];
    for (int pool = 0; pool < open.length; pool++) {
      open[pool] = partOfPool[pool] == part;
    }
    int[] movable =
        IntStream.range(0, partOfJob.length).filter(job -> partOfJob[job] == part).toArray();
    long[][] room = new long[problem.room.length][];
    for (int domain = 0; domain < room.length; domain++) {
      room[domain] = claim(domain, part);
    }
    return new Share(problem, movable, open, room, problem.gpus);
  }

  /** What the part's own jobs take of a domain now, and its part of what is left. */
  private long[] claim(int domain, int part) {
    boolean[] present = new boolean[parts];
    for (int pool : problem.poolsBelow[domain]) {
      present[partOfPool[pool]] = true;
    }
    int claimants = 0;
    for (boolean each : present) {
      claimants += each ? 1 : 0;
    }
    if (claimants <= 1 || !present[part]) {
      return problem.room[domain];
    }
    long[] claim = plan.occupancy().room(domain).clone();
    for (int slot = 0; slot < claim.length; slot++) {
      claim[slot] = Math.floorDiv(claim[slot], claimants);
    }
    for (int pool : problem.poolsBelow[domain]) {
      if (partOfPool[pool] == part) {
        addDraw(claim, pool);
      }
    }
    return claim;
  }

  private void addDraw(long[] claim, int pool) {
    PoolRoster roster = plan.roster();
    for (int i = 0; i < roster.count(pool); i++) {
      int job = roster.job(pool, i);
      Alternative how = plan.how(job);
      int start = problem.spots.start(plan.spot(job));
      for (int slot = start; slot < start + how.run; slot++) {
        claim[slot] += how.milliwatts(slot);
      }
    }
  }
}
