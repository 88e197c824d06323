package eu.megawatt.telemetry.energy;

/**
 * A stretch of time whose energy is known as a whole and taken as even within.
 *
 * @param fromMillis since 1970, included
 * @param toMillis since 1970, excluded; later than {@code fromMillis}, by a day at most
 */
public record Segment(long fromMillis, long toMillis, long millijoules, Method method) {

  public Segment {
    if (toMillis <= fromMillis || toMillis - fromMillis > EnergyCurve.LONGEST_MILLIS) {
      throw new IllegalArgumentException(
          "A segment from %d to %d; it must last 1 to %d ms"
              .formatted(fromMillis, toMillis, EnergyCurve.LONGEST_MILLIS));
    }
  }

  /** Its energy from its beginning to an instant within. */
  long millijoulesUpTo(long millis) {
    return Proportion.floor(millijoules, millis - fromMillis, toMillis - fromMillis);
  }

  /** What of it lies in a stretch; rounded so that neighbouring stretches lose nothing. */
  Share between(long from, long to) {
    long first = Math.max(from, fromMillis);
    long last = Math.min(to, toMillis);
    return first >= last
        ? Share.NONE
        : Share.of(method, millijoulesUpTo(last) - millijoulesUpTo(first), last - first);
  }
}
