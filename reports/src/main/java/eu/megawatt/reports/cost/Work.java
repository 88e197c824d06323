package eu.megawatt.reports.cost;

import java.math.BigInteger;

/**
 * What was done with what rows cost, as far as it was counted; 0 where it was not.
 *
 * @param inputTokens that models read
 * @param outputTokens that models wrote
 * @param taskCount answers that were given, right or wrong
 * @param acceptedTaskCount of these, those that whoever asked could use; at most all
 */
public record Work(long inputTokens, long outputTokens, long taskCount, long acceptedTaskCount) {

  public static final Work UNCOUNTED = new Work(0, 0, 0, 0);

  public Work {
    if (inputTokens < 0 || outputTokens < 0 || taskCount < 0 || acceptedTaskCount < 0) {
      throw new IllegalArgumentException(
          "inputTokens is %d, outputTokens %d, taskCount %d and acceptedTaskCount %d; none may be below 0"
              .formatted(inputTokens, outputTokens, taskCount, acceptedTaskCount));
    }
    if (acceptedTaskCount > taskCount) {
      throw new IllegalArgumentException(
          "acceptedTaskCount is %d; it may not be above taskCount, which is %d"
              .formatted(acceptedTaskCount, taskCount));
    }
  }

  /** Both together. */
  public Work plus(Work more) {
    return new Work(
        Math.addExact(inputTokens, more.inputTokens),
        Math.addExact(outputTokens, more.outputTokens),
        Math.addExact(taskCount, more.taskCount),
        Math.addExact(acceptedTaskCount, more.acceptedTaskCount));
  }

  /** Tokens read and written. */
  public BigInteger tokens() {
    return BigInteger.valueOf(inputTokens).add(BigInteger.valueOf(outputTokens));
  }
}
