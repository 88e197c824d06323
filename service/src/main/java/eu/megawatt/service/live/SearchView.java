package eu.megawatt.service.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The search behind the plan as it is shown; what is counted is counted from the start of the
 * service.
 *
 * @param version of whether it is paused, and why
 * @param since when it is in its state
 * @param reason why it is paused; absent while it is not
 * @param rounds the last, the newest first
 */
public record SearchView(
    String version,
    String state,
    Instant since,
    boolean paused,
    Optional<String> reason,
    long roundCount,
    long adoptedCount,
    long moveCount,
    String currency,
    List<Round> rounds) {

  private static final double MICRO_PER_MINOR = 1e4;

  /**
   * A round.
   *
   * @param gainMinor what its plan saves, as it reckoned
   * @param revision that it searched
   * @param adoptedRevision that its plan has made
   * @param reason why its plan was not taken over, as a word
   * @param message the same for people
   */
  public record Round(
      long number,
      Instant startedAt,
      long durationMillis,
      int jobCount,
      long moveCount,
      long gainMinor,
      boolean adopted,
      long revision,
      Optional<Long> adoptedRevision,
      Optional<String> reason,
      Optional<String> message,
      long seed) {

    static Round of(SearchRound round) {
      return new Round(
          round.number(),
          round.startedAt(),
          round.millis(),
          round.jobs(),
          round.moves(),
          Math.round(round.gainMicro() / MICRO_PER_MINOR),
          round.whyNot().isEmpty(),
          round.revision(),
          round.adoptedRevision().isPresent()
              ? Optional.of(round.adoptedRevision().getAsLong())
              : Optional.empty(),
          round.whyNot().map(SearchRound.WhyNot::word),
          round.whyNot().map(SearchRound.WhyNot::message),
          round.seed());
    }
  }

  static SearchView of(SearchPause.Said said, SearchLog.Seen seen) {
    return new SearchView(
        Long.toString(said.version()),
        (said.isPaused() ? SearchState.PAUSED : seen.state()).word(),
        said.isPaused() ? said.at() : seen.since(),
        said.isPaused(),
        Optional.of(said.reason()).filter(_ -> said.isPaused()),
        seen.roundCount(),
        seen.adoptedCount(),
        seen.moveCount(),
        "EUR",
        seen.rounds().stream().map(Round::of).toList());
  }
}
