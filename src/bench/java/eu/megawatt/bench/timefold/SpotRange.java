package eu.megawatt.bench.timefold;

import ai.timefold.solver.core.impl.domain.valuerange.AbstractCountableValueRange;
import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The spots a job may take, counted and not listed, alternative by alternative. Timefold wants its
 * own base class where a job may be left out.
 */
final class SpotRange extends AbstractCountableValueRange<Long> {

  private final Problem problem;
  private final Alternative[] alternatives;
  private final long size;

  SpotRange(Problem problem, JobSpec job) {
    this.problem = problem;
    this.alternatives = job.alternatives;
    long count = 0;
    for (Alternative alternative : alternatives) {
      count += alternative.pools.length * starts(alternative);
    }
    this.size = count;
  }

  @Override
  public long getSize() {
    return size;
  }

  @Override
  public boolean isEmpty() {
    return size == 0;
  }

  @Override
  public Long get(long index) {
    long left = index;
    for (Alternative alternative : alternatives) {
      long starts = starts(alternative);
      long count = alternative.pools.length * starts;
      if (left < count) {
        int pool = alternative.pools[(int) (left / starts)];
        int start = alternative.earliest + (int) (left % starts);
        return problem.spots.of(pool, alternative.level, start);
      }
      left -= count;
    }
    throw new IndexOutOfBoundsException("spot " + index + " of " + size);
  }

  @Override
  public Iterator<Long> createOriginalIterator() {
    return LongStream.range(0, size).mapToObj(this::get).iterator();
  }

  @Override
  public Iterator<Long> createRandomIterator(Random random) {
    return size == 0
        ? LongStream.empty().boxed().iterator()
        : random.longs(0, size).mapToObj(this::get).iterator();
  }

  @Override
  public boolean contains(@Nullable Long spot) {
    if (spot == null) {
      return false;
    }
    int pool = problem.spots.pool(spot);
    int level = problem.spots.level(spot);
    int start = problem.spots.start(spot);
    for (Alternative alternative : alternatives) {
      if (alternative.level == level
          && start >= alternative.earliest
          && start <= alternative.latest
          && contains(alternative.pools, pool)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(int[] pools, int pool) {
    for (int each : pools) {
      if (each == pool) {
        return true;
      }
    }
    return false;
  }

  private static long starts(Alternative alternative) {
    return alternative.latest - alternative.earliest + 1L;
  }
}
