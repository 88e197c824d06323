package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.job.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much of a job's work its segments do. Segments that go on without a break are one stretch:
 * each but the first begins with nothing done, of each but the last only whole checkpoints count.
 */
final class AskedWork {

  private static final double NEARLY = 1e-9;
  private static final double MINUTES_PER_HOUR = 60;

  private final Job job;
  private final Optional<Interruption> interruption;
  private final int slotMinutes;
  private final List<List<AcceptedSegment>> stretches;

  AskedWork(
      Job job, Optional<Interruption> interruption, int slotMinutes, List<AcceptedSegment> run) {
    this.job = job;
    this.interruption = interruption;
    this.slotMinutes = slotMinutes;
    this.stretches = stretches(run);
  }

  private static List<List<AcceptedSegment>> stretches(List<AcceptedSegment> run) {
    List<List<AcceptedSegment>> all = new ArrayList<>();
    for (AcceptedSegment segment : run) {
      if (all.isEmpty() || !segment.goesOn(all.getLast().getLast())) {
        all.add(new ArrayList<>());
      }
      all.getLast().add(segment);
    }
    return all;
  }

  int breakCount() {
    return stretches.size() - 1;
  }

  boolean isWhole() {
    return done(stretches) >= 1 - NEARLY;
  }

  /** Whether it would be whole without the last slot. */
  boolean isTooLong() {
    List<List<AcceptedSegment>> less = new ArrayList<>(stretches);
    List<AcceptedSegment> last = new ArrayList<>(less.removeLast());
    last.add(last.removeLast().withoutLastSlot());
    less.add(last);
    return done(less) >= 1 - NEARLY;
  }

  double done() {
    return done(stretches);
  }

  private double done(List<List<AcceptedSegment>> all) {
    double done = 0;
    for (int i = 0; i < all.size(); i++) {
      double begin = idleMinutes(i);
      double end = minutes(all.get(i));
      if (i < all.size() - 1) {
        double step = interruption.orElseThrow().checkpointMinutes();
        end = begin + Math.floor(Math.max(0, end - begin) / step + NEARLY) * step;
      }
      done += share(all.get(i), begin, end);
    }
    return done;
  }

  /** The work of a stretch between two of its minutes. */
  private double share(List<AcceptedSegment> stretch, double begin, double end) {
    double done = 0;
    double passed = 0;
    for (AcceptedSegment segment : stretch) {
      double until = passed + (segment.to() - segment.from()) * (double) slotMinutes;
      double worked = Math.max(0, Math.min(end, until) - Math.max(begin, passed));
      done +=
          worked
              * segment.cap().speed()
              / (job.runHoursOn(segment.pool().gpuType()) * MINUTES_PER_HOUR);
      passed = until;
    }
    return done;
  }

  /** Minutes of work in the shortest stretch that something follows; empty without a break. */
  Optional<Double> shortestBeforeBreak() {
    Optional<Double> shortest = Optional.empty();
    for (int i = 0; i < stretches.size() - 1; i++) {
      double worked = minutes(stretches.get(i)) - idleMinutes(i);
      if (shortest.filter(it -> it <= worked).isEmpty()) {
        shortest = Optional.of(worked);
      }
    }
    return shortest;
  }

  private double minutes(List<AcceptedSegment> stretch) {
    return (stretch.getLast().to() - stretch.getFirst().from()) * (double) slotMinutes;
  }

  private double idleMinutes(int stretch) {
    return stretch == 0 ? 0 : interruption.orElseThrow().restartMinutes();
  }
}
