package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.nodes.Gang;
import eu.megawatt.scheduler.nodes.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What jobs need of pools. */
final class JobGangs {

  private JobGangs() {}

  /** The pools that a job has places in. */
  static Set<String> pools(LiveJob job) {
    Set<String> pools = new TreeSet<>();
    job.held().map(Run::legs).orElse(List.of()).forEach(it -> pools.add(it.poolId()));
    return pools;
  }

  /**
   * Those of some pools that a job has places in; most jobs have one place, and few are asked for.
   */
  static Set<String> pools(LiveJob job, Set<String> some) {
    List<Leg> legs = job.held().map(Run::legs).orElse(List.of());
    if (legs.stream().noneMatch(it -> some.contains(it.poolId()))) {
      return Set.of();
    }
    Set<String> pools = pools(job);
    pools.retainAll(some);
    return pools;
  }

  /**
   * What a job needs of a pool from an instant on; empty where it has no place there any more.
   *
   * @param binding what jobs have already
   */
  static Optional<Gang> of(
      LiveJob job, String poolId, Instant from, Function<String, Optional<Binding>> binding) {
    List<Span> spans = new ArrayList<>();
    for (Leg leg : job.held().map(Run::legs).orElse(List.of())) {
      if (leg.poolId().equals(poolId) && leg.to().isAfter(from)) {
        boolean goesOn = !spans.isEmpty() && spans.getLast().to().equals(leg.from());
        Instant begin = goesOn ? spans.removeLast().from() : leg.from();
        spans.add(new Span(begin, leg.to()));
      }
    }
    if (spans.isEmpty()) {
      return Optional.empty();
    }
    Optional<Binding> its = binding.apply(job.id());
    return Optional.of(
        new Gang(
            job.id(),
            job.work().job().gpus(),
            spans,
            its.map(it -> it.in(poolId)).orElse(List.of()),
            its.map(Binding::isReal).orElse(false)));
  }
}
