package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.energy.Balance;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The energy of a node, domain, site or job in one quarter-hour, in millijoules. A domain and a
 * site are the sums of their nodes; a node that two domains feed counts half in each. A job is the
 * sum of what it used of its nodes.
 *
 * <p>What users did not use is idle (of the GPUs) and unassigned (of the rest), so that jobs + idle
 * + unassigned is what the nodes used, by construction.
 *
 * @param startMillis when the quarter-hour begins, since 1970
 * @param gpus what the GPUs used; its milliseconds are those of each GPU together
 * @param rest what the nodes used beside them
 * @param expectedMillis the milliseconds that GPUs and rest would cover if nothing were missing
 * @param users who used it: of a node by job, of a domain or site by the word of the workload
 *     class, of a job the job itself
 * @param balance nodes beside the meter, where there is one
 */
public record QuarterRecord(
    Subject subject,
    long startMillis,
    Share gpus,
    Share rest,
    long expectedMillis,
    NavigableMap<String, Used> users,
    Balance balance) {

  /** A quarter-hour. */
  public static final long MILLIS = 900_000;

  public QuarterRecord {
    if (balance.nodes() != Math.addExact(gpus.millijoules(), rest.millijoules())) {
      throw new IllegalArgumentException(
          "The balance of %s has %d mJ of nodes; GPUs and rest are %d and %d"
              .formatted(subject, balance.nodes(), gpus.millijoules(), rest.millijoules()));
    }
    users = Collections.unmodifiableNavigableMap(new TreeMap<>(users));
    if (!left(gpus, users, Used::gpus).isWhole() || !left(rest, users, Used::rest).isWhole()) {
      throw new IllegalArgumentException(
          "The users of %s used more than its GPUs' %s and its rest's %s: %s"
              .formatted(subject, gpus, rest, users));
    }
  }

  /** A record beside a meter, or without one. */
  public static QuarterRecord of(
      Subject subject,
      long startMillis,
      Share gpus,
      Share rest,
      long expectedMillis,
      Map<String, Used> users,
      OptionalLong meter) {
    long nodes = Math.addExact(gpus.millijoules(), rest.millijoules());
    return new QuarterRecord(
        subject,
        startMillis,
        gpus,
        rest,
        expectedMillis,
        new TreeMap<>(users),
        Balance.of(nodes, meter));
  }

  /** A record of a job. */
  public static QuarterRecord ofJob(String jobId, long startMillis, Used used) {
    return of(
        new Subject(RecordScope.JOB, jobId),
        startMillis,
        used.gpus(),
        used.rest(),
        used.expectedMillis(),
        Map.of(jobId, used),
        OptionalLong.empty());
  }

  /** The same beside another meter, or without one. */
  QuarterRecord beside(OptionalLong meter) {
    return of(subject, startMillis, gpus, rest, expectedMillis, users, meter);
  }

  /** All that the nodes used, and how it is known. */
  public Share nodes() {
    return gpus.plus(rest);
  }

  /** What all users used. */
  public Share jobs() {
    return users.values().stream().map(Used::total).reduce(Share.NONE, Share::plus);
  }

  /** What GPUs used that nobody had. */
  public Share idle() {
    return left(gpus, users, Used::gpus);
  }

  /** What of the rest falls to places that nobody had. */
  public Share unassigned() {
    return left(rest, users, Used::rest);
  }

  /** One that stands where another was of which nothing holds any more. */
  static QuarterRecord vacated(Subject subject, long startMillis) {
    return of(subject, startMillis, Share.NONE, Share.NONE, 0, Map.of(), OptionalLong.empty());
  }

  /**
   * Whether nothing is known and nothing expected: of a job that had something in this
   * quarter-hour, or of a node that used something, by what was known before only.
   */
  public boolean isVacated() {
    return gpus.equals(Share.NONE)
        && rest.equals(Share.NONE)
        && expectedMillis == 0
        && balance.meter().isEmpty()
        && users.values().stream().allMatch(Used::isNothing);
  }

  /** Whether anything is known of what its nodes used. */
  boolean isCovered() {
    return gpus.coveredMillis() > 0 || rest.coveredMillis() > 0;
  }

  private static Share left(Share all, Map<String, Used> users, Function<Used, Share> part) {
    Share left = all;
    for (Used used : users.values()) {
      left = left.minus(part.apply(used));
    }
    return left;
  }
}
