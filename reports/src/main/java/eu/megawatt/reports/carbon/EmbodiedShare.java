package eu.megawatt.reports.carbon;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * The part of what making an asset emitted that falls to a use of it: M = TE times TS times RS,
 * with TS = time reserved through life span and RS = resources reserved through resources of the
 * asset (ISO/IEC 21031:2024).
 *
 * @param embodiedG TE, of the whole asset; empty where nobody knows
 * @param reserved how long it was reserved, used or not
 * @param lifeSpan how long it is expected to be in use
 * @param reservedCount how many of its resources were reserved, such as GPUs
 * @param totalCount how many it has
 */
public record EmbodiedShare(
    String assetId,
    Optional<BigDecimal> embodiedG,
    Duration reserved,
    Duration lifeSpan,
    long reservedCount,
    long totalCount) {

  private static final int SCALE = 12;
  private static final BigDecimal MILLIGRAMS_PER_G = BigDecimal.valueOf(1_000);

  public EmbodiedShare {
    boolean isSound =
        embodiedG.filter(grams -> grams.signum() < 0).isEmpty()
            && !reserved.isNegative()
            && lifeSpan.toMillis() > 0
            && reservedCount >= 0
            && totalCount > 0
            && reservedCount <= totalCount;
    if (!isSound) {
      throw new IllegalArgumentException(
          "Asset (%s) embodies %s g, was reserved for %s of %s and %d of %d; it needs nothing below 0, a life span, and no more reserved than it has"
              .formatted(
                  assetId,
                  embodiedG.map(BigDecimal::toPlainString).orElse("unknown"),
                  reserved,
                  lifeSpan,
                  reservedCount,
                  totalCount));
    }
  }

  /** M in milligrams with decimals, so that many small shares do not vanish. */
  Optional<BigDecimal> milliG() {
    return embodiedG.map(
        grams ->
            grams
                .multiply(MILLIGRAMS_PER_G)
                .multiply(BigDecimal.valueOf(reserved.toMillis()))
                .multiply(BigDecimal.valueOf(reservedCount))
                .divide(
                    BigDecimal.valueOf(lifeSpan.toMillis())
                        .multiply(BigDecimal.valueOf(totalCount)),
                    SCALE,
                    RoundingMode.HALF_UP));
  }
}
