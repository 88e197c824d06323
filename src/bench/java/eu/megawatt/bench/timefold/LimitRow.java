package eu.megawatt.bench.timefold;

import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Arrays;
import java.util.stream.IntStream;

/** One limit over all slots: the milliwatts of a power domain or the GPUs of a pool. */
public final class LimitRow {

  private final boolean isPower;
  private final boolean[] bears;
  private final long[] capacity;

  private LimitRow(boolean isPower, boolean[] bears, long[] capacity) {
    this.isPower = isPower;
    this.bears = bears;
    this.capacity = capacity;
  }

  static LimitRow ofDomain(Problem problem, int domain) {
    boolean[] bears = new boolean[problem.path.length];
    for (int pool : problem.poolsBelow[domain]) {
      bears[pool] = true;
    }
    return new LimitRow(true, bears, problem.room[domain]);
  }

  static LimitRow ofPool(Problem problem, int pool) {
    boolean[] bears = new boolean[problem.path.length];
    bears[pool] = true;
    long[] gpus = IntStream.of(problem.gpus[pool]).asLongStream().toArray();
    return new LimitRow(false, bears, gpus);
  }

  boolean isPower() {
    return isPower;
  }

  /** Whether a job in a pool draws on this row. */
  boolean bears(int pool) {
    return bears[pool];
  }

  /** What a job takes of this row in a slot. */
  long need(TimefoldJob job, Alternative how, int slot) {
    return isPower ? how.milliwatts(slot) : job.spec().gpus;
  }

  long capacity(int slot) {
    return capacity[slot];
  }

  int slots() {
    return capacity.length;
  }

  @Override
  public String toString() {
    return (isPower ? "power of pools " : "GPUs of pools ") + Arrays.toString(bears);
  }
}
