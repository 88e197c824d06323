package eu.megawatt.planner.models.accepted;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What a model asks and delivers.
 *
 * @param taskEur of one task, accepted or not
 * @param acceptedShare of its answers, from 0 to 1
 */
public record Offer(BigDecimal taskEur, BigDecimal acceptedShare) {

  public Offer {
    checkNotNegative("taskEur", taskEur);
    if (acceptedShare.signum() < 0 || acceptedShare.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "acceptedShare is %s; it is from 0 to 1".formatted(acceptedShare.toPlainString()));
    }
  }

  static void checkNotNegative(String name, BigDecimal eur) {
    if (eur.signum() < 0) {
      throw new IllegalArgumentException(
          "%s is %s; it is not less than 0".formatted(name, eur.toPlainString()));
    }
  }

  BigDecimal refusedShare() {
    return BigDecimal.ONE.subtract(acceptedShare);
  }

  /**
   * Of an accepted task where a refused one does harm and is tried again until it is accepted:
   * {@code (c + (1 - a) e) / a}. Every try costs c, every refusal e, and 1/a tries are needed on
   * average.
   *
   * @param errorEur harm of one refused answer, e
   * @return empty where no answer is ever accepted
   */
  public Optional<BigDecimal> retriedEur(BigDecimal errorEur) {
    checkNotNegative("errorEur", errorEur);
    return acceptedShare.signum() == 0
        ? Optional.empty()
        : Optional.of(
            taskEur
                .add(refusedShare().multiply(errorEur))
                .divide(acceptedShare, MathContext.DECIMAL64));
  }

  /**
   * Of a task where a refused answer is asked again of a larger model: {@code c + (1 - a) c_l}.
   * What the larger one answers is taken.
   *
   * @param largeTaskEur of the larger model, c_l
   */
  public BigDecimal escalatedEur(BigDecimal largeTaskEur) {
    checkNotNegative("largeTaskEur", largeTaskEur);
    return taskEur.add(refusedShare().multiply(largeTaskEur), MathContext.DECIMAL64);
  }
}
