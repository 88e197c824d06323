package eu.megawatt.kernels.cpu;

/**
 * How a product is cut so that its parts stay in the caches: after Goto and van de Geijn, "Anatomy
 * of High-Performance Matrix Multiplication" (2008). It has no influence on the result.
 *
 * @param k steps of a panel of B, which stays in three quarters of the first cache
 * @param rows of a block of A, which stays in half of the second; a multiple of the tile's
 */
record Blocking(int k, int rows) {

  private static final int LEAST_K = 64;
  private static final int MOST_K = 512;
  private static final int MOST_ROWS = 512;

  static Blocking of(Tile tile, Caches caches) {
    int kBytes = tile.columns() * Float.BYTES;
    int k = Math.clamp(caches.firstBytes() * 3 / 4 / kBytes / 32 * 32, LEAST_K, MOST_K);
    long rows = Math.clamp(caches.secondBytes() / 2 / ((long) k * Float.BYTES), 1, MOST_ROWS);
    return new Blocking(k, Math.max(1, (int) rows / tile.rows()) * tile.rows());
  }
}
