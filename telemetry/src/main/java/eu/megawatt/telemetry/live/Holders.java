package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.unit.Split;
import eu.megawatt.telemetry.energy.Allocation;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The jobs that have a thing at the same time, in equal parts. What a class of work has of it is
 * kept in one number, so that a look need not ask jobs. Immutable.
 */
final class Holders {

  /** All of a thing, in parts. */
  static final int WHOLE = 5_040;

  /** What nobody has. */
  static final Holders NOBODY = new Holders(new TreeMap<>());

  /** The classes of work, in the order of their numbers. */
  static final List<JobKind> KINDS = List.of(JobKind.values());

  private static final int BITS = 16;
  private static final long MASK = (1L << BITS) - 1;

  private final SortedMap<String, JobKind> jobs;
  private final long parts;

  private Holders(SortedMap<String, JobKind> jobs) {
    this.jobs = jobs;
    long sum = 0;
    int index = 0;
    for (JobKind kind : jobs.values()) {
      sum += Split.equally(WHOLE, jobs.size(), index++) << (BITS * KINDS.indexOf(kind));
    }
    parts = sum;
  }

  /** The job of an allocation alone. */
  static Holders of(Allocation allocation) {
    return new Holders(new TreeMap<>(Map.of(allocation.jobId(), allocation.workloadClass())));
  }

  /** These and others together. A job counts once, with the first of its classes. */
  Holders and(Holders others) {
    if (jobs.isEmpty() || others.jobs.equals(jobs)) {
      return others;
    }
    if (others.jobs.isEmpty()) {
      return this;
    }
    SortedMap<String, JobKind> both = new TreeMap<>(jobs);
    others.jobs.forEach((job, kind) -> both.merge(job, kind, (a, b) -> a.compareTo(b) < 0 ? a : b));
    return new Holders(both);
  }

  /** The parts of all classes in one number; 0 where nobody has it. */
  long parts() {
    return parts;
  }

  /** One class's parts in such a number, of {@link #WHOLE}. */
  static int partsOf(int kind, long parts) {
    return (int) (parts >>> (BITS * kind) & MASK);
  }

  /** The class that has all of it; −1 where nobody has it or several have. */
  static int onlyKind(long parts) {
    if (parts == 0) {
      return -1;
    }
    int kind = Long.numberOfTrailingZeros(parts) / BITS;
    return kind < KINDS.size() && parts == (long) WHOLE << (BITS * kind) ? kind : -1;
  }
}
