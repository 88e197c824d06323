package eu.megawatt.kernels.suite;

/**
 * What one repetition of a kernel does, by formula and not by counting.
 *
 * @param flop multiplications and additions, whole numbers' too
 * @param bytes what has to be moved at least: each input read once, each output written once
 * @param items what is counted where neither is the point: loads, launches, tokens, reads
 */
public record Work(long flop, long bytes, long items) {

  /** Rejects what is negative. */
  public Work {
    if (flop < 0 || bytes < 0 || items < 0) {
      throw new IllegalArgumentException(
          "Work is never negative: %d FLOP, %d bytes, %d items".formatted(flop, bytes, items));
    }
  }
}
