package eu.megawatt.kernels.suite;

/** What a kernel's speed is said in. */
public enum Measure {
  /** 10^12 operations a second. */
  TERAFLOPS("TFLOP/s", true),
  /** 10^9 bytes a second. */
  GIGABYTES("GB/s", true),
  /** 10^6 items a second. */
  MEGALOOKUPS("M lookups/s", true),
  /** Items a second. */
  TOKENS("tokens/s", true),
  /** Items a second. */
  READS("reads/s", true),
  /** Nanoseconds for an item. */
  NANOSECONDS("ns", false),
  /** Microseconds for an item. */
  MICROSECONDS("µs", false);

  private static final double NANOS_PER_SECOND = 1e9;

  private final String unit;
  private final boolean moreIsBetter;

  Measure(String unit, boolean moreIsBetter) {
    this.unit = unit;
    this.moreIsBetter = moreIsBetter;
  }

  /** The unit as it is written. */
  public String unit() {
    return unit;
  }

  /** Whether a greater value is a faster kernel. */
  public boolean moreIsBetter() {
    return moreIsBetter;
  }

  /** Speed over promised speed: above 1 is faster, also where less is better. */
  public double ratio(double value, double promised) {
    return moreIsBetter ? value / promised : promised / value;
  }

  /**
   * The value of a block.
   *
   * @param work of one repetition
   * @param repetitions how often it was done, at least once
   * @param nanoseconds how long all of them took, at least one
   */
  public double of(Work work, long repetitions, long nanoseconds) {
    if (repetitions < 1 || nanoseconds < 1) {
      throw new IllegalArgumentException(
          "A block has at least 1 repetition and 1 ns, not %d and %d"
              .formatted(repetitions, nanoseconds));
    }
    double seconds = nanoseconds / NANOS_PER_SECOND;
    return switch (this) {
      case TERAFLOPS -> work.flop() * (double) repetitions / seconds / 1e12;
      case GIGABYTES -> work.bytes() * (double) repetitions / seconds / 1e9;
      case MEGALOOKUPS -> work.items() * (double) repetitions / seconds / 1e6;
      case TOKENS, READS -> work.items() * (double) repetitions / seconds;
      case NANOSECONDS -> nanoseconds / (work.items() * (double) repetitions);
      case MICROSECONDS -> nanoseconds / (work.items() * (double) repetitions) / 1e3;
    };
  }
}
