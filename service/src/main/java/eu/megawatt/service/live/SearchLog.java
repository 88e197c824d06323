package eu.megawatt.service.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/** What the search has done since the service began, of its rounds the last. Thread-safe. */
final class SearchLog {

  /** Rounds that are remembered. */
  static final int MOST_ROUNDS = 60;

  private final Deque<SearchRound> rounds = new ArrayDeque<>();
  private SearchState state = SearchState.IDLE;
  private Instant since;
  private long roundCount;
  private long adoptedCount;
  private long moveCount;
  private LongSupplier underWay = () -> 0;

  SearchLog(Instant begun) {
    since = begun;
  }

  /**
   * All of it at one moment.
   *
   * @param moveCount with those of the round that is under way
   * @param rounds the newest first
   */
  record Seen(
      SearchState state,
      Instant since,
      long roundCount,
      long adoptedCount,
      long moveCount,
      List<SearchRound> rounds) {}

  /** The search does this now. */
  synchronized void is(SearchState now, Instant at) {
    if (state != now) {
      state = now;
      since = at;
    }
  }

  /** A round begins, which has tried so many moves whenever it is asked. */
  synchronized void begin(Instant at, LongSupplier moves) {
    is(SearchState.SEARCHING, at);
    underWay = moves;
  }

  /** No round is under way. */
  synchronized void end() {
    underWay = () -> 0;
  }

  /** The number of the next round. */
  synchronized long nextNumber() {
    return roundCount + 1;
  }

  /** A round has ended. */
  synchronized void add(SearchRound round) {
    end();
    roundCount++;
    adoptedCount += round.whyNot().isEmpty() ? 1 : 0;
    moveCount += round.moves();
    rounds.addFirst(round);
    if (rounds.size() > MOST_ROUNDS) {
      rounds.removeLast();
    }
  }

  synchronized Seen seen() {
    return new Seen(
        state,
        since,
        roundCount,
        adoptedCount,
        moveCount + underWay.getAsLong(),
        List.copyOf(rounds));
  }
}
