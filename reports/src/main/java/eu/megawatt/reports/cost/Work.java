package eu.megawatt.reports.cost;

import java.math.BigInteger;

/**
 * What was done with what rows cost, as far as it was counted; 0 where it was not.
 *
 * @param inputTokens that models read
 * @param outputTokens that models wrote
 */
public record Work(long inputTokens, long outputTokens, long taskCount) {

  public static final Work UNCOUNTED = new Work(0, 0, 0);

  public Work {
    if (inputTokens < 0 || outputTokens < 0 || taskCount < 0) {
      throw new IllegalArgumentException(
          "inputTokens is %d, outputTokens %d and taskCount %d; none may be below 0"
              .formatted(inputTokens, outputTokens, taskCount));
    }
  }

  BigInteger tokens() {
    return BigInteger.valueOf(inputTokens).add(BigInteger.valueOf(outputTokens));
  }
}
