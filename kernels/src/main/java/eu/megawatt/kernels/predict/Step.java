package eu.megawatt.kernels.predict;

import eu.megawatt.kernels.suite.Kernel;

/**
 * A part of some work that is bound by arithmetic or by memory, whichever takes longer.
 *
 * @param flop operations, 0 where none count
 * @param arithmetic at whose rate they run
 * @param bytes that have to be moved, 0 where none count
 * @param memory at whose rate they move
 */
public record Step(double flop, Kernel arithmetic, double bytes, Kernel memory) {

  /** Rejects negative work. */
  public Step {
    if (!(flop >= 0 && bytes >= 0)) {
      throw new IllegalArgumentException(
          "Work is never negative: %s FLOP, %s bytes".formatted(flop, bytes));
    }
  }

  /** The same so many times. */
  Step times(double count) {
    return new Step(flop * count, arithmetic, bytes * count, memory);
  }

  /** How long it takes, and which of both it waits for. */
  Bound at(Rates.Speeds speeds) {
    double computing = flop == 0 ? 0 : flop / speeds.of(arithmetic);
    double moving = bytes == 0 ? 0 : bytes / speeds.of(memory);
    return moving > computing ? new Bound(memory, moving) : new Bound(arithmetic, computing);
  }

  /** A kernel and how long it is waited for. */
  record Bound(Kernel kernel, double seconds) {}
}
