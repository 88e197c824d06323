package eu.megawatt.planner.models.compare;

import eu.megawatt.fleet.document.Names;
import java.util.ArrayList;
import java.util.List;

/** Models beside each other at one task, under the same assumptions. */
public record Comparison(List<Candidate> candidates, Rejection rejection) {

  /** Models that are compared at most. */
  public static final int MOST = 12;

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException with everything wrong, a line each
   */
  public Comparison {
    candidates = List.copyOf(candidates);
    List<String> problems = new ArrayList<>();
    List<String> names = candidates.stream().map(Candidate::nickname).toList();
    if (names.size() < 2 || names.size() > MOST) {
      problems.add("candidates are %d; they are from 2 to %d".formatted(names.size(), MOST));
    }
    if (names.stream().distinct().count() < names.size()) {
      problems.add("candidates are %s; each is there once".formatted(names));
    }
    List<String> tasks = candidates.stream().map(it -> it.figures().task()).distinct().toList();
    if (tasks.size() > 1) {
      problems.add("candidates are measured at %s; they are compared at one task".formatted(tasks));
    }
    long assumptions = candidates.stream().map(it -> it.figures().under()).distinct().count();
    if (assumptions > 1) {
      problems.add(
          "candidates are figured under %d assumptions; they are compared under the same"
              .formatted(assumptions));
    }
    if (rejection instanceof Rejection.Escalated(String to) && !names.contains(to)) {
      problems.add(Names.unknown(to, "a candidate to escalate to", names));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  public Ranking ranking(Metric metric) {
    return Ranking.of(metric, new Figures(this, metric).all());
  }

  /** What changes where the question does. */
  public Flip flip(Metric before, Metric after) {
    return Flip.between(ranking(before), ranking(after));
  }
}
