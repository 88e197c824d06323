package eu.megawatt.telemetry.energy;

import eu.megawatt.fleet.unit.Split;

/**
 * Energy over a stretch of time and how it is known: millijoules and covered milliseconds by {@link
 * Method}. What the milliseconds fall short of the stretch is missing.
 */
public record Share(
    long counterMillijoules,
    long interpolatedMillijoules,
    long estimatedMillijoules,
    long counterMillis,
    long interpolatedMillis,
    long estimatedMillis) {

  /** Nothing known. */
  public static final Share NONE = new Share(0, 0, 0, 0, 0, 0);

  /** Energy known in one way. */
  public static Share of(Method method, long millijoules, long millis) {
    return switch (method) {
      case COUNTER -> new Share(millijoules, 0, 0, millis, 0, 0);
      case INTERPOLATED -> new Share(0, millijoules, 0, 0, millis, 0);
      case ESTIMATED -> new Share(0, 0, millijoules, 0, 0, millis);
    };
  }

  /** All energy that is known. */
  public long millijoules() {
    return Math.addExact(
        Math.addExact(counterMillijoules, interpolatedMillijoules), estimatedMillijoules);
  }

  /** The time in which it is known. */
  public long coveredMillis() {
    return counterMillis + interpolatedMillis + estimatedMillis;
  }

  public Share plus(Share other) {
    return new Share(
        Math.addExact(counterMillijoules, other.counterMillijoules),
        Math.addExact(interpolatedMillijoules, other.interpolatedMillijoules),
        Math.addExact(estimatedMillijoules, other.estimatedMillijoules),
        counterMillis + other.counterMillis,
        interpolatedMillis + other.interpolatedMillis,
        estimatedMillis + other.estimatedMillis);
  }

  /** What is left of this without a part of it. */
  public Share minus(Share part) {
    return new Share(
        Math.subtractExact(counterMillijoules, part.counterMillijoules),
        Math.subtractExact(interpolatedMillijoules, part.interpolatedMillijoules),
        Math.subtractExact(estimatedMillijoules, part.estimatedMillijoules),
        counterMillis - part.counterMillis,
        interpolatedMillis - part.interpolatedMillis,
        estimatedMillis - part.estimatedMillis);
  }

  /** Whether no figure is below 0, as in all that was ever used. */
  public boolean isWhole() {
    return (counterMillijoules
            | interpolatedMillijoules
            | estimatedMillijoules
            | counterMillis
            | interpolatedMillis
            | estimatedMillis)
        >= 0;
  }

  /** One of a number of equal parts; the parts add up to the whole, the first ones get more. */
  public Share part(int parts, int index) {
    return new Share(
        Split.equally(counterMillijoules, parts, index),
        Split.equally(interpolatedMillijoules, parts, index),
        Split.equally(estimatedMillijoules, parts, index),
        Split.equally(counterMillis, parts, index),
        Split.equally(interpolatedMillis, parts, index),
        Split.equally(estimatedMillis, parts, index));
  }
}
