package eu.megawatt.service.telemetry;

import java.util.Optional;
import java.util.OptionalLong;

/** Whole watts of milliwatts, rounded to the safe side: more drawn, less allowed. */
final class Watts {

  private static final long MILLIWATTS = 1_000;

  private Watts() {}

  static long drawn(long milliwatts) {
    return Math.ceilDiv(milliwatts, MILLIWATTS);
  }

  static Optional<Long> drawn(OptionalLong milliwatts) {
    return boxed(milliwatts).map(Watts::drawn);
  }

  static Optional<Long> allowed(OptionalLong milliwatts) {
    return boxed(milliwatts).map(it -> Math.floorDiv(it, MILLIWATTS));
  }

  /** What is allowed less what is drawn, of the watts that are shown. */
  static Optional<Long> headroom(Optional<Long> limitW, Optional<Long> powerW) {
    return limitW.flatMap(limit -> powerW.map(power -> limit - power));
  }

  static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }

  static Optional<Long> seconds(OptionalLong millis) {
    return boxed(millis).map(it -> it / 1_000);
  }
}
