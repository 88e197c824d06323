package eu.megawatt.planner.models.measure;

import java.util.Locale;
import java.util.Optional;

/**
 * One model in one configuration at one task, as it was measured.
 *
 * @param modelId the model's name where it is published, such as "Qwen/Qwen3-14B"
 * @param nickname the model's name for people
 * @param task what it was asked, such as "gpqa"
 * @param perTokenJ energy of the GPUs alone by token of output
 * @param perRequestJ energy of the GPUs alone by request
 * @param tokensPerSecond tokens of output of all its GPUs together
 * @param meanOutputTokens length of an answer
 * @param parameters empty where nobody said
 */
public record Measurement(
    String modelId,
    String nickname,
    String task,
    Configuration configuration,
    double perTokenJ,
    double perRequestJ,
    double tokensPerSecond,
    double meanOutputTokens,
    TokenGap gap,
    Optional<Parameters> parameters,
    Source source) {

  /** How far the energy of a request may be from that of its tokens, as a share. */
  static final double SLACK = 0.02;

  public Measurement {
    checkPositive("perTokenJ", perTokenJ);
    checkPositive("perRequestJ", perRequestJ);
    checkPositive("tokensPerSecond", tokensPerSecond);
    checkPositive("meanOutputTokens", meanOutputTokens);
    double ofTokensJ = perTokenJ * meanOutputTokens;
    if (Math.abs(ofTokensJ - perRequestJ) > SLACK * perRequestJ) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a request takes %s J, but its %s tokens of %s J each take %.6g J; the two may differ by %.0f %%. Maybe one of them is in another unit",
              perRequestJ,
              meanOutputTokens,
              perTokenJ,
              ofTokensJ,
              100 * SLACK));
    }
  }

  private static void checkPositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s is %s; it is more than 0".formatted(name, value));
    }
  }

  /** Time of GPUs that one request takes while all places of the batch are filled. */
  public double gpuSecondsPerRequest() {
    return meanOutputTokens / tokensPerSecond * configuration.gpuCount();
  }

  /** What one GPU drew on average while it was measured. */
  public double gpuW() {
    return perTokenJ * tokensPerSecond / configuration.gpuCount();
  }
}
