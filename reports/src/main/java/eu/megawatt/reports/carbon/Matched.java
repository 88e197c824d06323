package eu.megawatt.reports.carbon;

import eu.megawatt.fleet.unit.Split;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What an hour emitted, market-based, and how much of it contracts cover.
 *
 * @param milliG CO2-equivalent of all that was consumed
 * @param matchedMilliJ that contracts cover; the rest has the residual mix
 * @param matchedMilliJByContract of these, by the contract's id; each at most what it delivered
 */
public record Matched(
    long milliG, long matchedMilliJ, NavigableMap<String, Long> matchedMilliJByContract) {

  public Matched {
    matchedMilliJByContract =
        Collections.unmodifiableNavigableMap(new TreeMap<>(matchedMilliJByContract));
    long sum = matchedMilliJByContract.values().stream().reduce(0L, Math::addExact);
    if (sum != matchedMilliJ) {
      throw new IllegalArgumentException(
          "Contracts cover %d mJ; %d are said to be matched".formatted(sum, matchedMilliJ));
    }
  }

  /**
   * What each consumer of the hour emitted: all have the same mix, so in proportion to what they
   * consumed, and together {@link #milliG}.
   *
   * @param milliJ of each, at least 0
   */
  public long[] milliGOf(long... milliJ) {
    return Split.largestRemainder(milliG, milliJ);
  }
}
