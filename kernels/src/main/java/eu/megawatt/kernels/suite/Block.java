package eu.megawatt.kernels.suite;

/**
 * One sample of a kernel's speed: so many repetitions, and how long they took.
 *
 * @param repetitions at least 1
 * @param nanoseconds at least 1
 */
public record Block(long repetitions, long nanoseconds) {

  /** Rejects what did nothing or took no time. */
  public Block {
    if (repetitions < 1 || nanoseconds < 1) {
      throw new IllegalArgumentException(
          "A block has at least 1 repetition and 1 ns, not %d and %d"
              .formatted(repetitions, nanoseconds));
    }
  }
}
