package eu.megawatt.scheduler.kernel;

/** Whole micro-euro: what scores are summed in, so that the order of summing does not matter. */
public final class Micro {

  public static final double PER_EURO = 1e6;

  private Micro() {}

  /** Nearest micro-euro; throws {@link ArithmeticException} beyond 9 billion euro for one job. */
  public static long of(double euro) {
    if (!(Math.abs(euro) < 9e9)) {
      throw new ArithmeticException(euro + " euro for one job is beyond what a plan can sum");
    }
    return Math.round(euro * PER_EURO);
  }
}
