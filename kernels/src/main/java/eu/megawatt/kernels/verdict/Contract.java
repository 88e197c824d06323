package eu.megawatt.kernels.verdict;

import eu.megawatt.kernels.suite.Measure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds a kernel's blocks against what a plan assumes of it, by the distribution-free confidence
 * interval of their median.
 *
 * <p>It may be looked at up to three times, after {@link #FIRST_LOOK}, 20 and {@link #MOST_BLOCKS}
 * blocks; each look has a third of {@link #ALPHA}, so that all together are wrong at most so often
 * (Bonferroni).
 */
public final class Contract {

  /** How often a verdict may be wrong. */
  public static final double ALPHA = 0.01;

  /** Blocks of the first look; an interval of a third of alpha needs 10. */
  public static final int FIRST_LOOK = 10;

  /** Blocks after which it stays undecided. */
  public static final int MOST_BLOCKS = 40;

  private static final int LOOKS = 3;

  private Contract() {}

  /** How many blocks the next look needs, with so many there. */
  public static int nextLook(int blocks) {
    if (blocks < FIRST_LOOK) {
      return FIRST_LOOK;
    }
    return blocks < 2 * FIRST_LOOK ? 2 * FIRST_LOOK : MOST_BLOCKS;
  }

  /**
   * Judges.
   *
   * @param values of the blocks, in the unit of the measure, in any order
   */
  public static Finding judge(double[] values, Measure measure, Promise promise) {
    Optional<Interval> ratio =
        values.length == 0
            ? Optional.empty()
            : Medians.interval(
                Arrays.stream(values).map(it -> measure.ratio(it, promise.value())).toArray(),
                ALPHA / LOOKS);
    return ratio
        .map(it -> decide(it, values.length, promise))
        .orElseGet(() -> tooFew(values.length));
  }

  private static Finding decide(Interval ratio, int blocks, Promise promise) {
    double floor = 1 - promise.margin();
    double failure = 1 - promise.failureMargin();
    if (ratio.low() >= floor) {
      return finding(Verdict.PASS, Finding.Reason.KEEPS_ITS_PROMISE, ratio, promise, false);
    }
    if (ratio.high() < failure) {
      return finding(Verdict.FAIL, Finding.Reason.BELOW_FAILURE_MARGIN, ratio, promise, false);
    }
    if (ratio.high() < floor) {
      return finding(Verdict.DEGRADED, Finding.Reason.BELOW_MARGIN, ratio, promise, false);
    }
    boolean wantsMore = blocks < MOST_BLOCKS;
    return finding(Verdict.INCONCLUSIVE, Finding.Reason.UNDECIDED, ratio, promise, wantsMore);
  }

  private static Finding finding(
      Verdict verdict, Finding.Reason reason, Interval ratio, Promise promise, boolean wantsMore) {
    String detail =
        String.format(
            Locale.ROOT,
            "Median %.1f to %.1f %% of the %.6g promised by %s; at least %.1f %% is wanted",
            100 * ratio.low(),
            100 * ratio.high(),
            promise.value(),
            promise.source(),
            100 * (1 - promise.margin()));
    return new Finding(verdict, reason, detail, Optional.of(ratio), wantsMore);
  }

  static Finding tooFew(int blocks) {
    return new Finding(
        Verdict.INCONCLUSIVE,
        Finding.Reason.TOO_FEW_BLOCKS,
        "%d blocks; at least %d are needed".formatted(blocks, FIRST_LOOK),
        Optional.empty(),
        true);
  }
}
