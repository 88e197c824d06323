package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which jobs of a plan wait for which: when one may begin at the earliest, by when it has to have
 * ended for those that wait for it, and how urgent it is on their account. Not thread-safe.
 */
final class Chains {

  /** By so much a job may overrun before those that wait for it are put off. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final LivePlan plan;

  /** The ids of open jobs that wait for one, by its id. */
  private final Map<String, Set<String>> waiting = new HashMap<>();

  /** Of open jobs that wait for others or have waited, how many stand before them. */
  private final Map<String, Integer> depths = new HashMap<>();

  Chains(LivePlan plan) {
    this.plan = plan;
  }

  void add(LiveJob job) {
    if (!job.work().terms().after().isEmpty()) {
      depths.put(job.id(), depth(job.work()) + 1);
    }
    job.after()
        .forEach(it -> waiting.computeIfAbsent(it, _ -> new LinkedHashSet<>()).add(job.id()));
  }

  void remove(LiveJob job) {
    depths.remove(job.id());
    for (String id : job.after()) {
      Set<String> its = waiting.get(id);
      if (its != null && its.remove(job.id()) && its.isEmpty()) {
        waiting.remove(id);
      }
    }
  }

  /** The ids of open jobs that wait for one. */
  Set<String> of(String jobId) {
    return Collections.unmodifiableSet(waiting.getOrDefault(jobId, Set.of()));
  }

  /** Whether nothing waits for a job and it waits for nothing. */
  boolean isAlone(LiveJob job) {
    return job.after().isEmpty() && !waiting.containsKey(job.id());
  }

  /** The jobs that one still waits for. */
  List<LiveJob> before(LiveJob job) {
    return job.after().stream().flatMap(it -> plan.job(it).stream()).toList();
  }

  /**
   * The ids of the jobs that keep one from beginning: those that it waits for and that have not
   * ended as they should.
   */
  List<String> holding(LiveJob job) {
    return job.after().stream()
        .filter(it -> plan.job(it).isPresent() || isBrokenBy(job, it))
        .toList();
  }

  private static boolean isBrokenBy(LiveJob job, String other) {
    return job.tie() instanceof Tie.Broken broken && broken.jobId().equals(other);
  }

  /** Whether a job waits for nothing any more. */
  boolean isFree(LiveJob job) {
    return !(job.tie() instanceof Tie.Broken)
        && job.after().stream().noneMatch(it -> plan.job(it).isPresent());
  }

  /**
   * When a job may begin at the earliest, {@link Instant#EPOCH} for at any time; empty where one
   * that it waits for has no place.
   */
  Optional<Instant> earliest(LiveJob job) {
    if (job.tie() instanceof Tie.Broken) {
      return Optional.empty();
    }
    Instant from = Instant.EPOCH;
    for (LiveJob before : before(job)) {
      if (before.held().isEmpty()) {
        return Optional.empty();
      }
      Instant end = end(before.held().get());
      from = end.isAfter(from) ? end : from;
    }
    return Optional.of(from);
  }

  /** One that should have ended goes on for a slot more, as far as is known. */
  private Instant end(Run run) {
    Window window = plan.window();
    if (plan.now().isBefore(run.to().plus(GRACE))) {
      return run.to();
    }
    int next = Math.min(window.grid.slots(), window.slotFrom(plan.now()) + 1);
    return window.grid.at(next);
  }

  /** When the first of those begins that wait for a job; empty where none of them has a place. */
  Optional<Instant> latest(LiveJob job) {
    return of(job.id()).stream()
        .flatMap(it -> plan.job(it).stream())
        .flatMap(it -> it.held().stream())
        .map(Run::from)
        .min(Instant::compareTo);
  }

  /** Whether a run is after all that its job waits for and before all that wait for it. */
  boolean admit(LiveJob job, Run run) {
    return isAlone(job)
        || (earliest(job).filter(it -> !run.from().isBefore(it)).isPresent()
            && latest(job).filter(it -> it.isBefore(run.to())).isEmpty());
  }

  /** How many jobs stand before one in the longest chain that leads to it. */
  int depth(Work work) {
    return work.terms().after().stream().mapToInt(it -> depths.getOrDefault(it, 0)).max().orElse(0);
  }

  /**
   * A job with the deadline that those give it that wait for it, where that is the earlier one. It
   * is no hard one: that of its own is not told by it.
   */
  Job urgent(LiveJob job) {
    Job its = job.work().job();
    return dueOfOthers(job, new HashMap<>())
        .map(theirs -> own(its).map(theirs::and).orElse(theirs).of(its))
        .orElse(its);
  }

  /**
   * By when a job has to have ended.
   *
   * @param eurPerHour what each hour past it costs
   */
  private record Due(Instant at, double eurPerHour) {

    Job of(Job job) {
      return job.due(at, eurPerHour);
    }

    /** The same for what has to have ended so long before. */
    Due earlier(Duration by) {
      return new Due(at.minus(by), eurPerHour);
    }

    /** The earlier of two, as dear as the dearer. */
    Due and(Due other) {
      return new Due(at.isBefore(other.at) ? at : other.at, Math.max(eurPerHour, other.eurPerHour));
    }
  }

  /** What is lost with a hard deadline is lost in its first hour. */
  private static Optional<Due> own(Job job) {
    return job.deadline()
        .map(
            it ->
                new Due(
                    it,
                    job.hardDeadline()
                        ? Math.max(job.latenessEurPerHour(), job.valueEur())
                        : job.latenessEurPerHour()));
  }

  private Optional<Due> dueOfOthers(LiveJob job, Map<String, Optional<Due>> known) {
    Optional<Due> due = Optional.empty();
    for (String id : of(job.id())) {
      Optional<LiveJob> other = plan.job(id).filter(it -> !it.state().isUnderWay());
      Optional<Due> theirs =
          other.flatMap(it -> due(it, known).map(to -> to.earlier(shortest(it))));
      due = due.map(it -> theirs.map(it::and).orElse(it)).or(() -> theirs);
    }
    return due;
  }

  private Optional<Due> due(LiveJob job, Map<String, Optional<Due>> known) {
    Optional<Due> before = known.get(job.id());
    if (before != null) {
      return before;
    }
    Optional<Due> own = own(job.work().job());
    Optional<Due> others = dueOfOthers(job, known);
    Optional<Due> both = others.map(it -> own.map(it::and).orElse(it)).or(() -> own);
    known.put(job.id(), both);
    return both;
  }

  private static Duration shortest(LiveJob job) {
    double hours =
        job.work().job().runHours().values().stream().mapToDouble(it -> it).min().orElse(0);
    return Duration.ofMillis(Math.round(hours * (1 - job.doneShare()) * MILLIS_PER_HOUR));
  }
}
