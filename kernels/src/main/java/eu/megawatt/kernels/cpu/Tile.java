package eu.megawatt.kernels.cpu;

/**
 * The inner loop of a product: a tile of C that stays in registers while k passes.
 *
 * <p>Its accumulators, three vectors of B and a register for each row of A have to fit the
 * registers: 16 of 128 and 256 bits, 32 of 512. The compiler keeps what does not fit in memory, and
 * each step then waits for a store and a load. For the same reason k is not unrolled by hand. Each
 * number of C is one chain of fused multiplications and additions in the order of k, so that it
 * does not depend on the width, the blocks or the threads.
 */
abstract class Tile {

  /** Vectors of a tile's row. */
  static final int VECTORS = 3;

  final Lanes lanes;

  Tile(Lanes lanes) {
    this.lanes = lanes;
  }

  /** The tile for matrices of many rows. */
  static Tile wide(Lanes lanes) {
    return lanes.bits() == 512 ? new TileOfEight(lanes) : new TileOfThree(lanes);
  }

  /** The tile for so many rows. */
  static Tile forRows(Lanes lanes, int rows) {
    return rows == 1 ? new TileOfOne(lanes) : wide(lanes);
  }

  /** Rows of a tile. */
  abstract int rows();

  /** Columns of a tile. */
  final int columns() {
    return VECTORS * lanes.count();
  }

  /**
   * Adds a product to a tile of C.
   *
   * @param k steps
   * @param a a panel: for each step, {@link #rows} numbers
   * @param b a panel: for each step, {@link #columns} numbers
   * @param cStride numbers from one row of C to the next
   */
  abstract void multiply(
      int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStride);
}
