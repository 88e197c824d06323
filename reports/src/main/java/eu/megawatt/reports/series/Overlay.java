package eu.megawatt.reports.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Steps laid over each other: the last one laid is in force; what it covers in part is cut. */
final class Overlay {

  private final NavigableMap<Instant, Step> steps = new TreeMap<>();

  /** Lays steps over what is there. */
  Overlay lay(List<Step> over) {
    over.forEach(this::lay);
    return this;
  }

  private void lay(Step step) {
    for (Step under : covered(step)) {
      steps.remove(under.from());
      if (under.from().isBefore(step.from())) {
        put(new Step(under.from(), step.from(), under.value()));
      }
      if (under.to().isAfter(step.to())) {
        put(new Step(step.to(), under.to(), under.value()));
      }
    }
    put(step);
  }

  private List<Step> covered(Step step) {
    List<Step> covered = new ArrayList<>(steps.subMap(step.from(), step.to()).values());
    Optional.ofNullable(steps.lowerEntry(step.from()))
        .map(Map.Entry::getValue)
        .filter(before -> before.to().isAfter(step.from()))
        .ifPresent(covered::add);
    return covered;
  }

  private void put(Step step) {
    steps.put(step.from(), step);
  }

  /** What is in force, in order. */
  List<Step> steps() {
    return List.copyOf(steps.values());
  }
}
