package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.ModelQuality;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.accepted.Offer;
import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that is compared.
 *
 * @param qualities by the task that they say something of; nobody has judged the others
 */
public record Candidate(MixFigures figures, Map<String, ModelQuality> qualities) {

  public Candidate {
    qualities = Map.copyOf(qualities);
  }

  /** At one task; nobody has judged its answers where the quality is empty. */
  public Candidate(TaskFigures figures, Optional<ModelQuality> quality) {
    this(MixFigures.of(figures), quality.map(it -> Map.of(figures.task(), it)).orElseGet(Map::of));
  }

  public String nickname() {
    return figures.nickname();
  }

  /** At a task; empty where nobody has judged it. */
  public Optional<ModelQuality> quality(String task) {
    return Optional.ofNullable(qualities.get(task));
  }

  /** Tasks at which nobody has judged it, in the order of the mix. */
  List<String> unjudged() {
    return figures.parts().stream()
        .map(it -> it.figures().task())
        .filter(task -> !qualities.containsKey(task))
        .toList();
  }

  /**
   * How many of its answers are accepted, of all that it is asked; empty where nobody has judged it
   * at some task.
   */
  public Optional<ShareSum> acceptedShare() {
    return unjudged().isEmpty()
        ? Optional.of(ShareSum.mean(this, _ -> BigDecimal.ONE))
        : Optional.empty();
  }

  /** What it asks and delivers; empty where nobody has judged it at some task. */
  Optional<Offer> offer() {
    return acceptedShare().map(it -> new Offer(figures.taskEur(), it.value()));
  }
}
