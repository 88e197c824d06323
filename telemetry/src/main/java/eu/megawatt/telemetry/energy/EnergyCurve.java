package eu.megawatt.telemetry.energy;

import eu.megawatt.telemetry.sample.Readings;
import java.util.List;

/**
 * The energy that one entity used over time, as far as its readings tell: segments in the order of
 * time that do not overlap. Depends on the set of readings only. The rules are in
 * docs/telemetry.md, "From readings to energy". Immutable.
 */
public final class EnergyCurve {

  /** Readings of a counter further apart than a day say nothing about the time between. */
  public static final long LONGEST_MILLIS = 24L * 60 * 60 * 1_000;

  private final List<Segment> segments;

  private EnergyCurve(List<Segment> segments) {
    this.segments = segments;
  }

  /** What readings say about a thing of the given limits. */
  public static EnergyCurve of(Readings readings, EnergyLimits limits) {
    News news = News.of(readings, limits);
    return new EnergyCurve(List.copyOf(new CounterWalk(news, limits).segments()));
  }

  /** A curve of known segments, in the order of time and without overlap. */
  public static EnergyCurve of(List<Segment> segments) {
    for (int i = 1; i < segments.size(); i++) {
      if (segments.get(i).fromMillis() < segments.get(i - 1).toMillis()) {
        throw new IllegalArgumentException(
            "Segment %d begins before the one before it ends".formatted(i));
      }
    }
    return new EnergyCurve(List.copyOf(segments));
  }

  /** In the order of time; what lies between them is missing. */
  public List<Segment> segments() {
    return segments;
  }

  /**
   * What is known of [from, to), in milliseconds since 1970. However a stretch is cut, the parts
   * add up to the whole exactly.
   */
  public Share between(long from, long to) {
    Share sum = Share.NONE;
    for (int i = firstEndingAfter(from); i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (segment.fromMillis() >= to) {
        break;
      }
      sum = sum.plus(segment.between(from, to));
    }
    return sum;
  }

  private int firstEndingAfter(long millis) {
    int low = 0;
    int high = segments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (segments.get(middle).toMillis() <= millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
