package eu.megawatt.scheduler.moves;

import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.PoolRoster;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Spots;
import java.util.random.RandomGenerator;

/**
 * Takes a few jobs that stand in each other's way out of a plan and puts each back at its cheapest
 * feasible placement, in an order that chance chooses. The plan stays feasible. After G. Schrimpf
 * et al., Record breaking optimization results using the ruin and recreate principle (2000), and J.
 * Christiaens, G. Vanden Berghe, Slack induction by string removals (2020), from whom the small
 * neighbouring ruins, the blinks and the orders are.
 *
 * <p>Not thread-safe: it works on one assignment.
 */
public final class RuinAndRecreate {

  private static final int MOST = 24;

  /** Jobs that may make way for one that is left out: it may be worth very many. */
  private static final int MOST_FOR_LEFT_OUT = 300;

  private static final int MEAN = 6;
  private static final int BLINKS = 4;
  private static final double FORCE = 0.8;
  private static final int TRIES = 12;

  /** Jobs looked at, at most, before one of them is evicted. */
  private static final int MOST_LOOKS = 3;

  /** Jobs picked before it is said that nobody can be evicted. */
  private static final int PATIENCE = 100;

  private static final double UNPLACED = 0.1;

  private final Assignment assignment;
  private final Problem problem;
  private final PoolRoster roster;
  private final CheapestPlacement cheapest;
  private final boolean[] open;
  private final int[] movable;
  private final RandomGenerator random;
  private final int[] chosen = new int[MOST_FOR_LEFT_OUT];
  private final long[] before = new long[MOST_FOR_LEFT_OUT];
  private final double[] key = new double[MOST_FOR_LEFT_OUT];
  private final boolean[] isChosen;
  private final boolean[] isMovable;
  private int count;

  /**
   * @param movable the jobs it may move; the others it works around
   * @param open by pool, whether it may be chosen
   */
  public RuinAndRecreate(
      Assignment assignment, int[] movable, boolean[] open, RandomGenerator random) {
    this.assignment = assignment;
    this.problem = assignment.problem;
    this.roster = assignment.roster();
    this.cheapest = new CheapestPlacement(problem, assignment.occupancy(), open);
    this.open = open;
    this.movable = movable;
    this.random = random;
    this.isChosen = new boolean[problem.jobs.length];
    this.isMovable = new boolean[problem.jobs.length];
    for (int job : movable) {
      isMovable[job] = true;
    }
  }

  /** Changes the assignment, if there is anything to move; {@link #undo} takes it back. */
  public void apply() {
    count = 0;
    int settled = 0;
    if (movable.length == 0) {
      return;
    }
    if (random.nextDouble() < FORCE) {
      settled = force(seed());
    } else {
      ruin();
    }
    for (int i = 0; i < count; i++) {
      isChosen[chosen[i]] = false;
    }
    order(settled);
    for (int i = settled; i < count; i++) {
      JobSpec job = problem.jobs[chosen[i]];
      if (cheapest.findBlinking(job, job.value, random, BLINKS)) {
        assignment.place(job.index, cheapest.alternative(), cheapest.pool(), cheapest.start());
      }
    }
  }

  /** Puts every chosen job back where it stood. */
  public void undo() {
    for (int i = 0; i < count; i++) {
      assignment.leaveOut(chosen[i]);
    }
    for (int i = 0; i < count; i++) {
      assignment.place(chosen[i], before[i]);
    }
  }

  /** Jobs chosen last time. */
  public int count() {
    return count;
  }

  public int job(int i) {
    return chosen[i];
  }

  /** Where the job stood before. */
  public long before(int i) {
    return before[i];
  }

  /** Where the job stands now. */
  public long after(int i) {
    return assignment.spot(chosen[i]);
  }

  public boolean isPlaced(int i) {
    return assignment.isPlaced(chosen[i]);
  }

  /** How many of the chosen jobs stand elsewhere than before. */
  public int changed() {
    int changed = 0;
    for (int i = 0; i < count; i++) {
      changed += before[i] != assignment.spot(chosen[i]) ? 1 : 0;
    }
    return changed;
  }

  private void ruin() {
    int seed = seed();
    int size = size();
    take(seed);
    if (before[0] == Spots.NONE) {
      aim(seed, size);
    } else {
      around(seed, size);
    }
  }

  /** Puts a job where chance says, and takes out who stands in the way. */
  private int force(int job) {
    take(job);
    Alternative[] alternatives = problem.jobs[job].alternatives;
    if (alternatives.length == 0) {
      return 0;
    }
    Alternative wish = alternatives[random.nextInt(random.nextInt(alternatives.length) + 1)];
    int pool = openPool(wish);
    int start = random.nextInt(wish.earliest, wish.latest + 1);
    for (int sample = random.nextInt(TRIES); sample > 0; sample--) {
      int other = random.nextInt(wish.earliest, wish.latest + 1);
      start = wish.cost(other) < wish.cost(start) ? other : start;
    }
    if (pool < 0) {
      return 0;
    }
    int most = before[0] == Spots.NONE ? MOST_FOR_LEFT_OUT : MOST;
    while (count < most) {
      int slot =
          assignment
              .occupancy()
              .lastBlocked(problem.jobs[job], wish, pool, start, start + wish.run);
      if (slot < start) {
        assignment.place(job, wish, pool, start);
        return 1;
      }
      if (!evict(job, wish, pool, slot)) {
        return 0;
      }
    }
    return 0;
  }

  /** One of the pools that may be chosen; -1 if none was found. */
  private int openPool(Alternative wish) {
    for (int attempt = 0; attempt < 2 * wish.pools.length; attempt++) {
      int pool = wish.pools[random.nextInt(wish.pools.length)];
      if (open[pool]) {
        return pool;
      }
    }
    return -1;
  }

  /** Takes out one of those in the way; of a few looked at, the one of least value. */
  private boolean evict(int job, Alternative wish, int pool, int slot) {
    int domain = assignment.occupancy().blockingDomain(problem.jobs[job], wish, pool, slot);
    int victim = -1;
    int looks = 1 + random.nextInt(MOST_LOOKS);
    for (int attempt = 0; attempt < PATIENCE && looks > 0; attempt++) {
      int near = domain < 0 ? pool : neighbour(domain);
      if (open[near] && roster.count(near) > 0) {
        int other = roster.job(near, random.nextInt(roster.count(near)));
        if (isMovable[other] && !isChosen[other] && overlaps(other, slot, slot + 1)) {
          looks--;
          boolean cheaper = victim < 0 || problem.jobs[other].value < problem.jobs[victim].value;
          victim = cheaper ? other : victim;
        }
      }
    }
    if (victim >= 0) {
      take(victim);
    }
    return victim >= 0;
  }

  /** Any job, or more often than its share one that is left out. */
  private int seed() {
    int leftOut = roster.count(roster.nowhere());
    if (leftOut > 0 && random.nextDouble() < UNPLACED) {
      int job = roster.job(roster.nowhere(), random.nextInt(leftOut));
      if (isMovable[job]) {
        return job;
      }
    }
    return movable[random.nextInt(movable.length)];
  }

  private int size() {
    int size = 1;
    while (size < MOST && random.nextInt(MEAN) != 0) {
      size++;
    }
    return size;
  }

  private void take(int job) {
    isChosen[job] = true;
    chosen[count] = job;
    before[count++] = assignment.spot(job);
    assignment.leaveOut(job);
  }

  /** Clears the way where a job that is left out would like to run. */
  private void aim(int job, int size) {
    Alternative[] alternatives = problem.jobs[job].alternatives;
    if (alternatives.length == 0) {
      return;
    }
    Alternative wish = alternatives[random.nextInt(alternatives.length)];
    int pool = wish.pools[random.nextInt(wish.pools.length)];
    int start = random.nextInt(wish.earliest, wish.latest + 1);
    takeOverlapping(pool, start, start + wish.run, size);
  }

  /** Takes jobs that share megawatts or GPUs with a placed one. */
  private void around(int job, int size) {
    long spot = before[0];
    int pool = problem.spots.pool(spot);
    int start = problem.spots.start(spot);
    int run = problem.alternative(job, spot).run;
    takeOverlapping(pool, start, start + run, size);
  }

  private void takeOverlapping(int pool, int start, int end, int size) {
    int[] path = problem.path[pool];
    int level = random.nextInt(path.length + 1);
    for (int attempt = 0; attempt < 4 * size && count < size; attempt++) {
      int near = level == 0 ? pool : neighbour(path[level - 1]);
      if (open[near] && roster.count(near) > 0) {
        int job = roster.job(near, random.nextInt(roster.count(near)));
        if (isMovable[job] && overlaps(job, start, end)) {
          take(job);
        }
      }
    }
  }

  private int neighbour(int domain) {
    int[] below = problem.poolsBelow[domain];
    return below[random.nextInt(below.length)];
  }

  private boolean overlaps(int job, int start, int end) {
    int first = problem.spots.start(assignment.spot(job));
    return first < end && first + assignment.how(job).run > start;
  }

  private void order(int settled) {
    int rule = random.nextInt(8);
    for (int i = settled; i < count; i++) {
      key[i] = key(problem.jobs[chosen[i]], rule);
    }
    for (int i = settled + 1; i < count; i++) {
      for (int k = i; k > settled && key[k] < key[k - 1]; k--) {
        swap(k, k - 1);
      }
    }
  }

  private double key(JobSpec job, int rule) {
    return switch (rule) {
      case 0, 1, 2 -> random.nextDouble();
      case 3, 4, 5 ->
          job.alternatives.length == 0 ? 0 : -(double) job.gpus * job.alternatives[0].run;
      case 6 -> -job.value;
      default -> job.alternatives.length == 0 ? 0 : job.alternatives[0].latest;
    };
  }

  private void swap(int a, int b) {
    int job = chosen[a];
    chosen[a] = chosen[b];
    chosen[b] = job;
    long spot = before[a];
    before[a] = before[b];
    before[b] = spot;
    double k = key[a];
    key[a] = key[b];
    key[b] = k;
  }
}
