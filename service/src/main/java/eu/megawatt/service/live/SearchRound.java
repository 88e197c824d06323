package eu.megawatt.service.live;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A round of the search, as it ended.
 *
 * @param number counted from the start of the service
 * @param gainMicro what its plan saves, what moved starts cost already taken off; 0 without a plan
 * @param revision of the plan that it searched
 * @param adoptedRevision the one that its plan has made; empty where it made none
 * @param whyNot empty where its plan was taken over
 */
record SearchRound(
    long number,
    Instant startedAt,
    long millis,
    int jobs,
    long moves,
    long gainMicro,
    long revision,
    long seed,
    OptionalLong adoptedRevision,
    Optional<WhyNot> whyNot) {

  /** Why a round has changed nothing. */
  enum WhyNot {
    NOTHING_BETTER("NothingBetter", "It found no better plan."),
    NOT_WORTH_ITS_DISRUPTION(
        "NotWorthItsDisruption", "What it found saves less than moving the jobs costs."),
    PLAN_HAS_GONE_ON(
        "PlanHasGoneOn",
        "The plan had gone on meanwhile; what still fitted was not worth its disruption."),
    STOPPED("Stopped", "It was stopped before its end.");

    private final String word;
    private final String message;

    WhyNot(String word, String message) {
      this.word = word;
      this.message = message;
    }

    String word() {
      return word;
    }

    String message() {
      return message;
    }
  }
}
