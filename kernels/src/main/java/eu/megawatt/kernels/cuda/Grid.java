package eu.megawatt.kernels.cuda;

/**
 * How many threads run a kernel.
 *
 * @param x blocks, at least 1
 * @param y blocks, at least 1
 * @param z blocks, at least 1
 * @param threads of a block, at least 1
 */
record Grid(int x, int y, int z, int threads) {

  /** What every grid-stride loop has as its block. */
  static final int THREADS = 256;

  private static final int MOST_OF_Y_AND_Z = 65_535;

  /** Rejects what no device takes. */
  Grid {
    if (x < 1 || y < 1 || z < 1 || y > MOST_OF_Y_AND_Z || z > MOST_OF_Y_AND_Z || threads < 1) {
      throw new IllegalArgumentException(
          "A grid of %d×%d×%d blocks of %d threads cannot be: each is at least 1, y and z %d at most"
              .formatted(x, y, z, threads, MOST_OF_Y_AND_Z));
    }
  }

  /** Blocks of one dimension. */
  static Grid of(int blocks, int threads) {
    return new Grid(blocks, 1, 1, threads);
  }

  /** So many parts as are needed to have all. */
  static int parts(long all, int part) {
    return Math.toIntExact((all + part - 1) / part);
  }
}
