package eu.megawatt.kernels.predict;

/**
 * A part of some work that is bound by arithmetic or by memory, whichever takes longer.
 *
 * @param flop operations, 0 where none count
 * @param arithmetic whose rate they run at
 * @param bytes that have to be moved, 0 where none count
 * @param memory whose rate they move at
 */
public record Step(double flop, Rate arithmetic, double bytes, Rate memory) {

  /** Rejects negative work. */
  public Step {
    if (!(flop >= 0 && bytes >= 0)) {
      throw new IllegalArgumentException(
          "Work is never negative: %s FLOP, %s bytes".formatted(flop, bytes));
    }
  }
}
