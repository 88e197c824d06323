package eu.megawatt.scheduler.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A problem without the placements that not even the empty fleet has room for: pools where a job
 * never fits by itself are left out, and so are starts before the first and after the last that
 * fits somewhere. The same plans are feasible, at the same price; a relaxation that would run a
 * part of a gang where the whole does not fit no longer can.
 */
final class LoneFits {

  private final Problem problem;
  private final Occupancy empty;

  /** Milliwatts that every slot has on the whole path of a pool. */
  private final long[] alwaysRoom;

  /** GPUs that every slot has in a pool. */
  private final int[] alwaysGpus;

  private LoneFits(Problem problem) {
    this.problem = problem;
    this.empty = new Occupancy(problem);
    this.alwaysRoom = Arrays.stream(problem.path).mapToLong(this::leastRoom).toArray();
    this.alwaysGpus =
        Arrays.stream(problem.gpus).mapToInt(row -> Arrays.stream(row).min().orElse(0)).toArray();
  }

  static Problem of(Problem problem) {
    LoneFits fits = new LoneFits(problem);
    JobSpec[] jobs = problem.jobs.clone();
    Arrays.parallelSetAll(jobs, index -> fits.fitting(problem.jobs[index]));
    return new Problem(
        problem.scenario,
        problem.compiler,
        problem.spots,
        jobs,
        problem.path,
        problem.gpus,
        problem.room,
        problem.siteOfPool,
        problem.typeOfPool,
        problem.pricePerWatt);
  }

  private long leastRoom(int[] path) {
    return Arrays.stream(path)
        .mapToLong(domain -> Arrays.stream(problem.room[domain]).min().orElse(0))
        .min()
        .orElse(0);
  }

  /** The same job where nothing is left out: most are. */
  private JobSpec fitting(JobSpec job) {
    List<Alternative> fitting = new ArrayList<>();
    boolean same = true;
    for (Alternative alternative : job.alternatives) {
      Alternative narrowed = fitting(job, alternative);
      same &= narrowed == alternative;
      if (narrowed.pools.length > 0) {
        fitting.add(narrowed);
      }
    }
    if (same) {
      return job;
    }
    fitting.sort(Comparator.comparingDouble(alternative -> alternative.leastCost));
    return new JobSpec(job.index, job.gpus, job.value, fitting.toArray(Alternative[]::new));
  }

  private Alternative fitting(JobSpec job, Alternative alternative) {
    if (Arrays.stream(alternative.pools).allMatch(pool -> fitsAlways(job, alternative, pool))) {
      return alternative;
    }
    int[] pools =
        Arrays.stream(alternative.pools)
            .filter(pool -> firstFit(job, alternative, pool).isPresent())
            .toArray();
    if (pools.length == 0) {
      return alternative.in(pools);
    }
    int earliest =
        Arrays.stream(pools)
            .map(pool -> firstFit(job, alternative, pool).orElseThrow())
            .min()
            .orElseThrow();
    int latest =
        Arrays.stream(pools).map(pool -> lastFit(job, alternative, pool)).max().orElseThrow();
    return alternative.in(
        pools.length == alternative.pools.length ? alternative.pools : pools, earliest, latest);
  }

  private boolean fitsAlways(JobSpec job, Alternative alternative, int pool) {
    return job.gpus <= alwaysGpus[pool] && alternative.peak() <= alwaysRoom[pool];
  }

  private OptionalInt firstFit(JobSpec job, Alternative alternative, int pool) {
    if (fitsAlways(job, alternative, pool)) {
      return OptionalInt.of(alternative.earliest);
    }
    int start = alternative.earliest;
    while (start <= alternative.latest) {
      int blocked = empty.lastBlocked(job, alternative, pool, start, start + alternative.run);
      if (blocked < start) {
        return OptionalInt.of(start);
      }
      start = blocked + 1;
    }
    return OptionalInt.empty();
  }

  /** Only for a pool that has a fit. */
  private int lastFit(JobSpec job, Alternative alternative, int pool) {
    return fitsAlways(job, alternative, pool)
        ? alternative.latest
        : IntStream.iterate(alternative.latest, start -> start - 1)
            .filter(start -> empty.fits(job, alternative, pool, start))
            .findFirst()
            .orElseThrow();
  }
}
