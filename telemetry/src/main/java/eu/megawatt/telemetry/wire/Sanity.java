package eu.megawatt.telemetry.wire;

import eu.megawatt.telemetry.sample.Rejection;

/**
 * From a number as a sender has it to a whole number in our unit, or to the reason why it is none.
 *
 * <p>Exporters say "no reading" with numbers: NVIDIA's DCGM with those around the ends of 32-bit
 * and 64-bit integers and 2^47 for doubles (dcgm_structs.h, DCGM_INT32_BLANK and so on, each with a
 * few above it for the reasons). A counter that passes such a number by chance loses one reading
 * and nothing else.
 */
public final class Sanity {

  /** No value of any quantity; stands for "look at {@link #why}". */
  public static final long NONE = Long.MIN_VALUE;

  private static final double INT32_BLANK = 0x7ffffff0L;
  private static final double INT32_LAST = 0x7fffffffL;
  private static final double UINT32_LAST = 0xffffffffL;
  private static final double FP64_BLANK = 1L << 47;
  private static final double FP64_LAST = (1L << 47) + 15;
  private static final double INT64_BLANK = 0x7ffffffffffffff0L;

  private Sanity() {}

  /** The value in the quantity's unit, or {@link #NONE}. */
  public static long canonical(double value, Scale scale, Plausible plausible) {
    if (!(value < INT32_BLANK) && isBlank(value)) {
      return NONE;
    }
    double near = scale.near(value);
    if (!(near > plausible.least() - 1.0 && near < plausible.greatest() + 1.0)) {
      return NONE;
    }
    long amount = scale.apply(value);
    return amount < plausible.least() || amount > plausible.greatest() ? NONE : amount;
  }

  /** Why a value has no canonical form; only for those that have none. */
  public static Rejection why(double value) {
    if (!Double.isFinite(value)) {
      return Rejection.NOT_A_NUMBER;
    }
    return isBlank(value) ? Rejection.NO_READING : Rejection.IMPLAUSIBLE;
  }

  private static boolean isBlank(double value) {
    return (value >= INT32_BLANK && value <= INT32_LAST)
        || value == UINT32_LAST
        || (value >= FP64_BLANK && value <= FP64_LAST)
        || value >= INT64_BLANK;
  }
}
