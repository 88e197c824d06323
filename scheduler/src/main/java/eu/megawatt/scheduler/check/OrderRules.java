package eu.megawatt.scheduler.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whether jobs begin after those have ended that they wait for. */
final class OrderRules {

  /** From the first instant of a run to the first after it. */
  record Span(Instant from, Instant to) {}

  /** What open jobs wait for, by their ids. */
  private final Map<String, List<String>> after = new HashMap<>();

  /** Who waits for a job, open or not. */
  private final Map<String, Set<String>> waiting = new HashMap<>();

  void open(String jobId, List<String> itsAfter) {
    List<String> was = after.put(jobId, itsAfter);
    if (!itsAfter.equals(was)) {
      forget(jobId, was == null ? List.of() : was);
      itsAfter.forEach(it -> waiting.computeIfAbsent(it, _ -> new LinkedHashSet<>()).add(jobId));
    }
  }

  void end(String jobId) {
    List<String> was = after.remove(jobId);
    forget(jobId, was == null ? List.of() : was);
  }

  private void forget(String jobId, List<String> its) {
    for (String each : its) {
      waiting.computeIfPresent(
          each,
          (_, others) -> {
            others.remove(jobId);
            return others.isEmpty() ? null : others;
          });
    }
  }

  void takeOver(OrderRules other) {
    after.putAll(other.after);
    other.waiting.forEach((id, its) -> waiting.put(id, new LinkedHashSet<>(its)));
  }

  /** Who has to be judged when something has changed with a job. */
  List<String> concerned(String jobId) {
    if (after.getOrDefault(jobId, List.of()).isEmpty() && !waiting.containsKey(jobId)) {
      return List.of();
    }
    Set<String> all = new LinkedHashSet<>(Set.of(jobId));
    all.addAll(waiting.getOrDefault(jobId, Set.of()));
    return List.copyOf(all);
  }

  void judge(String jobId, Function<String, Optional<Span>> spanOf, Breaches breaches) {
    Optional<Span> its = spanOf.apply(jobId);
    if (its.isEmpty()) {
      return;
    }
    for (String other : after.getOrDefault(jobId, List.of())) {
      if (after.containsKey(other)) {
        Optional<Span> before = spanOf.apply(other);
        if (before.filter(it -> !its.get().from().isBefore(it.to())).isEmpty()) {
          breaches.add(
              BreachKind.AFTER,
              "%s starts %s, and %s, which it waits for, %s"
                  .formatted(
                      jobId,
                      its.get().from(),
                      other,
                      before.map(it -> "ends " + it.to()).orElse("has no place")));
        }
      }
    }
  }
}
