package eu.megawatt.scheduler.kernel;

import java.util.Arrays;

/**
 * Which jobs stand in each pool, and which in none, in no order: to pick some of them at random.
 * Not thread-safe.
 */
public final class PoolRoster {

  private final int[][] jobs;
  private final int[] count;

  /** Where each placed job stands in its pool's list. */
  private final int[] position;

  PoolRoster(int pools, int jobCount) {
    jobs = new int[pools + 1][8];
    count = new int[pools + 1];
    position = new int[jobCount];
  }

  /** Stands for no pool: the jobs left out. */
  public int nowhere() {
    return jobs.length - 1;
  }

  void add(int pool, int job) {
    if (count[pool] == jobs[pool].length) {
      jobs[pool] = Arrays.copyOf(jobs[pool], 2 * count[pool]);
    }
    position[job] = count[pool];
    jobs[pool][count[pool]++] = job;
  }

  void remove(int pool, int job) {
    int last = jobs[pool][--count[pool]];
    jobs[pool][position[job]] = last;
    position[last] = position[job];
  }

  /** Jobs in a pool. */
  public int count(int pool) {
    return count[pool];
  }

  /** One of them, by a number from 0 to before {@link #count}. */
  public int job(int pool, int number) {
    return jobs[pool][number];
  }
}
