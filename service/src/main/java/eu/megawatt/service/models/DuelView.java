package eu.megawatt.service.models;

import eu.megawatt.planner.models.accepted.Overtaking;
import eu.megawatt.planner.models.compare.Comparison;
import eu.megawatt.planner.models.compare.Duel;
import eu.megawatt.planner.models.compare.Gap;
import java.util.List;
import java.util.Optional;

/**
 * Two models held against each other.
 *
 * @param words where the large one becomes the cheaper; or why nobody can say
 * @param breakEvens empty where nobody can say
 * @param gap how many times the energy the large one takes
 */
public record DuelView(
    String small,
    String large,
    List<String> words,
    Optional<BreakEvens> breakEvens,
    boolean isEstimated,
    List<String> estimated,
    GapView gap) {

  /** The three quantities for some values of which the large one is the cheaper. */
  public record BreakEvens(
      OvertakingView harmEur, OvertakingView largeShare, OvertakingView smallFirstShare) {}

  /**
   * For which values it is so.
   *
   * @param when above or below the value, always or never
   */
  public record OvertakingView(String when, Optional<Double> value, Optional<String> because) {

    private static OvertakingView of(Overtaking its) {
      return switch (its) {
        case Overtaking.Above(var value) -> at("above", value.doubleValue());
        case Overtaking.Below(var value) -> at("below", value.doubleValue());
        case Overtaking.Always(String because) -> since("always", because);
        case Overtaking.Never(String because) -> since("never", because);
      };
    }

    private static OvertakingView at(String when, double value) {
      return new OvertakingView(when, Optional.of(value), Optional.empty());
    }

    private static OvertakingView since(String when, String because) {
      return new OvertakingView(when, Optional.empty(), Optional.of(because));
    }
  }

  /** Energy of the large one by that of the small one. */
  public record GapView(double tokenRatio, double requestRatio, double taskRatio, String words) {

    private static GapView of(Gap its) {
      return new GapView(its.tokenRatio(), its.requestRatio(), its.taskRatio(), its.words());
    }
  }

  /** Of two of the models that are compared. */
  static DuelView of(Comparison comparison, String small, String large, Gap gap) {
    GapView its = GapView.of(gap);
    try {
      Duel duel = comparison.duel(small, large);
      return new DuelView(
          small,
          large,
          duel.words(),
          Optional.of(
              new BreakEvens(
                  OvertakingView.of(duel.harmEur()),
                  OvertakingView.of(duel.largeShare()),
                  OvertakingView.of(duel.smallFirstShare()))),
          !duel.estimated().isEmpty(),
          duel.estimated(),
          its);
    } catch (IllegalArgumentException e) {
      return new DuelView(
          small,
          large,
          List.of(String.valueOf(e.getMessage())),
          Optional.empty(),
          false,
          List.of(),
          its);
    }
  }
}
