package eu.megawatt.planner.models.move;

import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;

/**
 * A job that a model writes answers for, and the time that the plan gives it. It is counted in
 * requests of the measured tasks, so that the same are asked of every model: one that was measured
 * with longer answers writes more.
 *
 * @param requests 0 or more, and at most 10 million in a second; parts of a request count
 * @param runSeconds in which they are answered, more than 0 and at most a hundred years
 */
public record TokenJob(BigDecimal requests, BigDecimal runSeconds) {

  private static final BigDecimal MOST_SECONDS =
      Workload.YEAR_HOURS.multiply(BigDecimal.valueOf(100 * 3_600));

  public TokenJob {
    if (runSeconds.signum() <= 0 || runSeconds.compareTo(MOST_SECONDS) > 0) {
      throw new IllegalArgumentException(
          "runSeconds is %s; it is more than 0 and at most %s"
              .formatted(runSeconds.toPlainString(), MOST_SECONDS.toPlainString()));
    }
    Workload _ = new Workload.Requests(perSecond(requests, runSeconds));
  }

  /**
   * By the tokens that it writes.
   *
   * @param outputTokens of all its answers together
   * @param today the model that writes them
   */
  public static TokenJob ofTokens(
      BigDecimal outputTokens, BigDecimal runSeconds, MixFigures today) {
    return new TokenJob(
        outputTokens.divide(
            today.mean(it -> meanOutputTokens(it.choice().measurement())), Serving.DIGITS),
        runSeconds);
  }

  private static BigDecimal meanOutputTokens(Measurement it) {
    return BigDecimal.valueOf(it.meanOutputTokens());
  }

  /** Every second while it runs. */
  BigDecimal requestsPerSecond() {
    return perSecond(requests, runSeconds);
  }

  private static BigDecimal perSecond(BigDecimal requests, BigDecimal seconds) {
    return requests.divide(seconds, Serving.DIGITS);
  }
}
