package eu.megawatt.scheduler.solver;

import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.optaplanner.core.api.domain.valuerange.CountableValueRange;

/**
 * The spots a job may take, counted and not listed: a fleet of a week has millions of them. They
 * are numbered alternative by alternative, pool by pool, start by start.
 */
final class AdmissibleSpots implements CountableValueRange<Long> {

  private final Problem problem;
  private final Alternative[] alternatives;
  private final boolean[] open;
  private final long size;

  AdmissibleSpots(Problem problem, JobSpec job, boolean[] open) {
    this.problem = problem;
    this.alternatives = job.alternatives;
    this.open = open;
    long count = 0;
    for (Alternative alternative : alternatives) {
      count += pools(alternative).count() * starts(alternative);
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
      long count = pools(alternative).count() * starts;
      if (left < count) {
        int pool = pools(alternative).skip(left / starts).findFirst().orElseThrow();
        return spot(alternative, pool, alternative.earliest + (int) (left % starts));
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
  public boolean contains(Long spot) {
    int pool = problem.spots.pool(spot);
    int level = problem.spots.level(spot);
    int start = problem.spots.start(spot);
    for (Alternative alternative : alternatives) {
      if (alternative.level == level
          && start >= alternative.earliest
          && start <= alternative.latest
          && pools(alternative).anyMatch(each -> each == pool)) {
        return true;
      }
    }
    return false;
  }

  private IntStream pools(Alternative alternative) {
    return IntStream.of(alternative.pools).filter(pool -> open[pool]);
  }

  private static long starts(Alternative alternative) {
    return alternative.latest - alternative.earliest + 1L;
  }

  private long spot(Alternative alternative, int pool, int start) {
    return problem.spots.of(pool, alternative.level, start);
  }
}
