package eu.megawatt.telemetry.simulate;

/**
 * Power that comes back in a period, constant within steps of whole milliseconds and in whole
 * watts: so its integral over any span is a whole number of millijoules (1 W × 1 ms = 1 mJ),
 * exactly.
 */
sealed interface Wave {

  /** Watts at an instant. */
  long wattsAt(long millis);

  /** Millijoules from the instant 0 to another; their difference is what a span holds. */
  long millijoulesUntil(long millis);

  /** The same power always. */
  record Flat(long watts) implements Wave {
    @Override
    public long wattsAt(long millis) {
      return watts;
    }

    @Override
    public long millijoulesUntil(long millis) {
      return watts * millis;
    }
  }

  /**
   * High for the first part of each period and low for the rest.
   *
   * @param highMillis 0 to {@code periodMillis}
   */
  record Square(long periodMillis, long highMillis, long highWatts, long lowWatts) implements Wave {
    @Override
    public long wattsAt(long millis) {
      return Math.floorMod(millis, periodMillis) < highMillis ? highWatts : lowWatts;
    }

    @Override
    public long millijoulesUntil(long millis) {
      long whole = highWatts * highMillis + lowWatts * (periodMillis - highMillis);
      long rest = Math.floorMod(millis, periodMillis);
      return Math.floorDiv(millis, periodMillis) * whole
          + Math.min(rest, highMillis) * highWatts
          + Math.max(0, rest - highMillis) * lowWatts;
    }
  }

  /** Steps of one length, from a table that begins anew at its end. */
  final class Steps implements Wave {

    private final long stepMillis;
    private final long periodMillis;
    private final int[] watts;

    /** Millijoules before each step; the last is those of a whole period. */
    private final long[] before;

    Steps(long stepMillis, int... watts) {
      this.stepMillis = stepMillis;
      this.periodMillis = stepMillis * watts.length;
      this.watts = watts.clone();
      before = new long[watts.length + 1];
      for (int step = 0; step < watts.length; step++) {
        before[step + 1] = before[step] + watts[step] * stepMillis;
      }
    }

    @Override
    public long wattsAt(long millis) {
      return watts[(int) (Math.floorMod(millis, periodMillis) / stepMillis)];
    }

    @Override
    public long millijoulesUntil(long millis) {
      long cycles = Math.floorDiv(millis, periodMillis);
      long rest = millis - cycles * periodMillis;
      int step = (int) (rest / stepMillis);
      return cycles * before[watts.length]
          + before[step]
          + watts[step] * (rest - step * stepMillis);
    }
  }

  /** Another wave, so many milliseconds ahead. */
  record Ahead(Wave wave, long millis) implements Wave {
    @Override
    public long wattsAt(long at) {
      return wave.wattsAt(at + millis);
    }

    @Override
    public long millijoulesUntil(long at) {
      return wave.millijoulesUntil(at + millis);
    }
  }
}
