package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Shape.Product;

/**
 * C = A · B in blocks: panels of B are packed by all threads for all, blocks of A by each for
 * itself, and a tile of C is worked out in registers. Each thread has its own rows of C.
 *
 * <p>Panels of B are kept twice, in turn: whoever packs the next does not wait for those who still
 * read the last.
 */
abstract class BlockedProduct {

  private final Team team;
  private final Tile tile;
  private final Blocking blocking;
  private final Product shape;
  private final float[][] panelsOfB;

  BlockedProduct(Team team, Tile tile, Blocking blocking, Product shape) {
    this.team = team;
    this.tile = tile;
    this.blocking = blocking;
    this.shape = shape;
    this.panelsOfB = new float[2][panels() * tile.columns() * Math.min(blocking.k(), shape.k())];
  }

  final Tile tile() {
    return tile;
  }

  final Product shape() {
    return shape;
  }

  /** Makes some rows of C zero. */
  abstract void clear(int rowFrom, int rowTo);

  /** Packs rows of A, as many as a tile has, for some steps of k; rows past the last are zeros. */
  abstract void packA(int row, int kFrom, int k, float[] panel, int at);

  /** Packs columns of B likewise. */
  abstract void packB(int column, int kFrom, int k, float[] panel, int at);

  /** Adds a product of two panels to a tile of C, by way of the scratch where it sticks out. */
  abstract void addTile(
      int k, float[] a, int aFrom, float[] b, int bFrom, int row, int column, float[] scratch);

  final void repeat(int repetitions) {
    team.run(worker -> new Worker(worker).repeat(repetitions));
  }

  private int panels() {
    return Math.ceilDiv(shape.n(), tile.columns());
  }

  /** One thread's part. */
  private final class Worker {

    private final Span rows;
    private final Span panels;
    private final float[] blockOfA = new float[blocking.rows() * blocking.k()];
    private final float[] scratch = new float[tile.rows() * tile.columns()];
    private int step;

    Worker(int worker) {
      Span tiles = Span.of(Math.ceilDiv(shape.m(), tile.rows()), worker, team.size());
      rows = new Span(tiles.from() * tile.rows(), Math.min(tiles.to() * tile.rows(), shape.m()));
      panels = Span.of(panels(), worker, team.size());
    }

    void repeat(int repetitions) {
      for (int repetition = 0; repetition < repetitions; repetition++) {
        clear(rows.from(), rows.to());
        for (int kFrom = 0; kFrom < shape.k(); kFrom += blocking.k()) {
          multiply(kFrom, Math.min(blocking.k(), shape.k() - kFrom));
        }
      }
    }

    private void multiply(int kFrom, int k) {
      float[] b = panelsOfB[step++ & 1];
      for (int panel = panels.from(); panel < panels.to(); panel++) {
        packB(panel * tile.columns(), kFrom, k, b, panel * tile.columns() * k);
      }
      team.meet();
      for (int row = rows.from(); row < rows.to(); row += blocking.rows()) {
        int rowTo = Math.min(row + blocking.rows(), rows.to());
        for (int at = row; at < rowTo; at += tile.rows()) {
          packA(at, kFrom, k, blockOfA, (at - row) * k);
        }
        multiply(row, rowTo, b, k);
      }
    }

    private void multiply(int rowFrom, int rowTo, float[] b, int k) {
      for (int column = 0; column < shape.n(); column += tile.columns()) {
        for (int row = rowFrom; row < rowTo; row += tile.rows()) {
          addTile(k, blockOfA, (row - rowFrom) * k, b, column * k, row, column, scratch);
        }
      }
    }
  }
}
