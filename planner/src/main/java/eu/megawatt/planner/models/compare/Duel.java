package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.accepted.BreakEven;
import eu.megawatt.planner.models.accepted.Offer;
import eu.megawatt.planner.models.accepted.Overtaking;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Where the large of two models becomes the cheaper by accepted task, at the shares as they were
 * counted; a ranking says whether chance allows to tell the two apart.
 *
 * @param harmEur harm of a refused answer for which the large one is the cheaper
 * @param largeShare share of the large one's answers that have to be accepted, with the harm and
 *     the small one as they are
 * @param smallFirstShare share of the small one's answers that have to be accepted for asking it
 *     first, and the large one where it is refused, to be cheaper than the large one alone; of a
 *     mix each answer counts by what the large one costs for its kind of task
 * @param estimated each input that is estimated, with where it is from
 */
public record Duel(
    String small,
    String large,
    Overtaking harmEur,
    Overtaking largeShare,
    Overtaking smallFirstShare,
    boolean isOfOneTask,
    List<String> estimated) {

  private static final MathContext SHOWN = new MathContext(3);

  public Duel {
    estimated = List.copyOf(estimated);
  }

  /**
   * Two models.
   *
   * @param errorEur harm of a refused answer as it is
   * @throws IllegalArgumentException where one of them has not been judged, or none of its answers
   *     is accepted
   */
  static Duel of(Candidate small, Candidate large, BigDecimal errorEur, List<String> estimated) {
    Offer smallOffer = offer(small);
    Offer largeOffer = offer(large);
    return new Duel(
        small.nickname(),
        large.nickname(),
        BreakEven.errorEur(smallOffer, largeOffer),
        BreakEven.largeShare(smallOffer, largeOffer.taskEur(), errorEur),
        BreakEven.smallFirstShare(smallOffer.taskEur(), largeOffer.taskEur()),
        small.figures().mix().isOfOne(),
        estimated);
  }

  private static Offer offer(Candidate candidate) {
    return candidate
        .offer()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nobody has judged the answers of %s; a break-even needs the share accepted"
                        .formatted(candidate.nickname())));
  }

  /** The three as sentences. */
  public List<String> words() {
    return List.of(
        large + cheaper(harmEur, "where a refused answer does harm of %s EUR", 0),
        large + cheaper(largeShare, "where %s %% of its answers are accepted", 2),
        "Asking %s first".formatted(small)
            + cheaper(
                smallFirstShare,
                "where %s %% of its answers are accepted"
                    + (isOfOneTask
                        ? ""
                        : ", each counted by what %s costs for it"
                            .formatted(large.replace("%", "%%"))),
                2));
  }

  private static String cheaper(Overtaking overtaking, String condition, int shift) {
    return switch (overtaking) {
      case Overtaking.Above(BigDecimal value) ->
          " is the cheaper " + condition.formatted("more than " + shown(value, shift)) + ".";
      case Overtaking.Below(BigDecimal value) ->
          " is the cheaper " + condition.formatted("less than " + shown(value, shift)) + ".";
      case Overtaking.Always(String because) -> " is always the cheaper: " + because + ".";
      case Overtaking.Never(String because) -> " is never the cheaper: " + because + ".";
    };
  }

  private static String shown(BigDecimal value, int shift) {
    return value.movePointRight(shift).round(SHOWN).stripTrailingZeros().toPlainString();
  }
}
