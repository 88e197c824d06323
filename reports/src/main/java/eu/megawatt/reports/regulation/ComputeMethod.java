package eu.megawatt.reports.regulation;

import java.math.BigDecimal;

/** How the computation of a training run is known. */
public sealed interface ComputeMethod {

  /** The part of it by which it may be wrong in either direction, 0 to 1. */
  BigDecimal uncertaintyRatio();

  /**
   * By the architecture: 6 operations for each parameter and token, 2 forward and 4 backward
   * (Kaplan et al., "Scaling Laws for Neural Language Models", 2020). Attention over long contexts
   * is not in it.
   *
   * @param parameterCount all parameters
   * @param activeParameterCount those that a token passes; of a mixture of experts fewer than all,
   *     and it is they that count
   */
  record SixNd(
      BigDecimal parameterCount, BigDecimal activeParameterCount, BigDecimal uncertaintyRatio)
      implements ComputeMethod {

    public SixNd {
      checkRatio(uncertaintyRatio);
      if (activeParameterCount.signum() <= 0
          || activeParameterCount.compareTo(parameterCount) > 0) {
        throw new IllegalArgumentException(
            "activeParameterCount is %s of %s; it must be more than 0 and at most all"
                .formatted(activeParameterCount.toPlainString(), parameterCount.toPlainString()));
      }
    }

    /** A model of which every token passes all parameters. */
    public static SixNd dense(BigDecimal parameterCount, BigDecimal uncertaintyRatio) {
      return new SixNd(parameterCount, parameterCount, uncertaintyRatio);
    }

    /** Whether it is a mixture of experts. */
    public boolean isSparse() {
      return activeParameterCount.compareTo(parameterCount) < 0;
    }
  }

  /**
   * By operations per second as they were measured, times time.
   *
   * @param instrument what counted them, in words
   */
  record MeasuredRate(String instrument, BigDecimal uncertaintyRatio) implements ComputeMethod {

    public MeasuredRate {
      checkRatio(uncertaintyRatio);
    }
  }

  private static void checkRatio(BigDecimal ratio) {
    if (ratio.signum() < 0 || ratio.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "uncertaintyRatio is %s; allowed is 0 to 1. Maybe it is a percentage."
              .formatted(ratio.toPlainString()));
    }
  }
}
