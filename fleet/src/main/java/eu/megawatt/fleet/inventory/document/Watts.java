package eu.megawatt.fleet.inventory.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.unit.Power;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A power as read.
 *
 * @param at where it stands, counted in tokens
 */
record Watts(long value, long at) {

  private static final long MILLIWATTS_PER_WATT = 1_000;

  /**
   * What a power may be, in watts.
   *
   * @param of what it is the power of, with its article
   * @param larger the unit that people forget to convert from, in watts: a kilowatt or a megawatt
   */
  record Bounds(String of, long least, long most, long larger) {

    private static final long KILOWATT = 1_000;
    private static final long MEGAWATT = 1_000_000;

    static final Bounds SITE_LIMIT = new Bounds("a limit", 1_000, 10_000_000_000L, MEGAWATT);
    static final Bounds FEED_LIMIT = new Bounds("a limit", 1_000, 10_000_000_000L, KILOWATT);
    static final Bounds GPU_RATED = new Bounds("a GPU's rating", 10, 20_000, KILOWATT);
    static final Bounds GPU_IDLE = new Bounds("an idle GPU", 0, 20_000, KILOWATT);
    static final Bounds NODE_RATED = new Bounds("a node's rating", 100, 1_000_000, KILOWATT);
    static final Bounds NODE_BASE = new Bounds("what is beside the GPUs", 0, 1_000_000, KILOWATT);

    /** What is wrong with a value; empty where nothing is. */
    Optional<String> fault(long value) {
      if (value >= least && value <= most) {
        return Optional.empty();
      }
      return Optional.of(
          "%d W is out of range for %s, which is from %d to %d W%s"
              .formatted(value, of, least, most, maybe(value)));
    }

    private String maybe(long value) {
      if (value > 0 && value < least && value <= most / larger && value * larger >= least) {
        return ". Maybe %d W (%d %s)?"
            .formatted(value * larger, value, larger == MEGAWATT ? "MW" : "kW");
      }
      long fromMilliwatts = value / MILLIWATTS_PER_WATT;
      return value > most && fromMilliwatts >= least && fromMilliwatts <= most
          ? ". Maybe it is in mW: %d W?".formatted(fromMilliwatts)
          : "";
    }
  }

  /** Any whole number of watts; null where there is none. */
  static @Nullable Watts read(Cursor in) throws IOException {
    double value = in.number(Range.WATTS);
    return Double.isNaN(value) ? null : new Watts((long) value, in.at());
  }

  /** Adds an issue where it is out of bounds. */
  boolean check(Bounds bounds, String pointer, Issues issues) {
    Optional<String> fault = bounds.fault(value);
    fault.ifPresent(message -> issues.add(at, pointer, message));
    return fault.isEmpty();
  }

  Power power() {
    return new Power(Math.multiplyExact(value, MILLIWATTS_PER_WATT));
  }
}
