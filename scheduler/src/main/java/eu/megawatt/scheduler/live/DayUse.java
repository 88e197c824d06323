package eu.megawatt.scheduler.live;

/**
 * What work takes above idle, in whole numbers that add up.
 *
 * @param milliwattMinutes on the facility's side; 60,000 are a watt-hour
 * @param micro micro-euro for energy and carbon; less than 0 where prices are
 */
public record DayUse(long milliwattMinutes, long micro) {

  /** Nothing. */
  public static final DayUse NONE = new DayUse(0, 0);

  private static final long MILLIWATT_MINUTES_PER_WATT_HOUR = 60_000;

  DayUse plus(DayUse more) {
    return new DayUse(
        Math.addExact(milliwattMinutes, more.milliwattMinutes), Math.addExact(micro, more.micro));
  }

  DayUse times(int sign) {
    return new DayUse(sign * milliwattMinutes, sign * micro);
  }

  /** Of energy in whole watt-hours, rounded up. */
  public long wattHours() {
    return Math.ceilDiv(milliwattMinutes, MILLIWATT_MINUTES_PER_WATT_HOUR);
  }
}
