package eu.megawatt.service.models;

import eu.megawatt.planner.models.compare.Flip;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What changes where the question does.
 *
 * @param steps in the order of the ranking after
 */
public record FlipView(String before, String after, String words, List<StepView> steps) {

  /** How one model's rank changes; a rank is empty where it has no place. */
  public record StepView(
      String nickname, Optional<Integer> beforeRank, Optional<Integer> afterRank, String words) {

    private static StepView of(Flip.Step its) {
      return new StepView(its.nickname(), rank(its.before()), rank(its.after()), its.words());
    }

    private static Optional<Integer> rank(OptionalInt rank) {
      return rank.stream().boxed().findFirst();
    }
  }

  static FlipView of(Flip its) {
    return new FlipView(
        MetricWord.of(its.before().metric()),
        MetricWord.of(its.after().metric()),
        its.words(),
        its.steps().stream().map(StepView::of).toList());
  }
}
