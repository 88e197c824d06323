package eu.megawatt.kernels.cpu;

import java.util.Arrays;

/**
 * A matrix of k×n numbers that much is multiplied with: kept in panels as wide as a tile, each read
 * from its beginning to its end. Each thread makes its own panels, and has them near it.
 */
final class Weights {

  private final Team team;
  private final Lanes lanes;
  private final int k;
  private final int n;
  private final int width;
  private final int kBlock;
  private final float[][] parts;

  /**
   * Made of an operand, row by row.
   *
   * @param k rows
   * @param n columns
   */
  Weights(CpuMachine on, int k, int n, Operand operand) {
    this.team = on.team();
    this.lanes = on.lanes();
    this.k = k;
    this.n = n;
    Tile tile = Tile.wide(lanes);
    this.width = tile.columns();
    Math.multiplyExact(Math.ceilDiv(n, width) * width, k);
    this.kBlock = Blocking.of(tile, on.caches()).k();
    this.parts = new float[team.size()][];
    team.run(worker -> parts[worker] = part(own(worker), operand));
  }

  private Span own(int worker) {
    return Span.of(Math.ceilDiv(n, width), worker, team.size());
  }

  private float[] part(Span panels, Operand operand) {
    float[] part = new float[panels.length() * width * k];
    for (int panel = panels.from(); panel < panels.to(); panel++) {
      int first = panel * width;
      int columns = Math.min(width, n - first);
      int at = (panel - panels.from()) * width * k;
      for (int step = 0; step < k; step++) {
        for (int j = 0; j < columns; j++) {
          part[at + step * width + j] = operand.number((long) step * n + first + j);
        }
      }
    }
    return part;
  }

  /**
   * One thread's part of C = A · these.
   *
   * @param a packed by {@link #pack}, and all of it
   * @param rows of A
   * @param c as many rows, at least as wide as these
   */
  void multiply(int worker, float[] a, int rows, Rows c) {
    Tile tile = Tile.forRows(lanes, rows);
    Span own = own(worker);
    float[] part = parts[worker];
    int first = rows == 1 && FourPanels.fit(lanes) ? multiplyFours(own, a, part, c) : 0;
    for (int panel = first; panel < own.length(); panel++) {
      int column = (own.from() + panel) * width;
      clear(c, rows, column);
      for (int kFrom = 0; kFrom < k; kFrom += kBlock) {
        int steps = Math.min(kBlock, k - kFrom);
        int b = (panel * k + kFrom) * width;
        for (int row = 0; row < rows; row += tile.rows()) {
          int at = row * k + kFrom * tile.rows();
          tile.multiply(steps, a, at, part, b, c.numbers(), row * c.stride() + column, c.stride());
        }
      }
    }
  }

  /** Says how many panels of one row it has done. */
  private int multiplyFours(Span own, float[] a, float[] part, Rows c) {
    FourPanels four = new FourPanels(lanes);
    int done = 0;
    for (; done + FourPanels.PANELS <= own.length(); done += FourPanels.PANELS) {
      int column = (own.from() + done) * width;
      Arrays.fill(c.numbers(), column, column + FourPanels.PANELS * width, 0);
      four.multiply(k, a, part, done * width * k, width * k, c.numbers(), column);
    }
    return done;
  }

  private void clear(Rows c, int rows, int column) {
    for (int row = 0; row < rows; row++) {
      int at = row * c.stride() + column;
      Arrays.fill(c.numbers(), at, at + width, 0);
    }
  }

  /** Numbers that so many rows of A take when they are packed. */
  int packedLength(int rows) {
    int height = Tile.forRows(lanes, rows).rows();
    return Math.ceilDiv(rows, height) * height * k;
  }

  /** One thread's part of the packing of some rows; the others' are needed too. */
  void pack(int worker, Rows from, int rows, float[] to) {
    int height = Tile.forRows(lanes, rows).rows();
    Span own = Span.of(Math.ceilDiv(rows, height), worker, team.size());
    for (int panel = own.from(); panel < own.to(); panel++) {
      int row = panel * height;
      Packing.columns(from.numbers(), row, rows, from.stride(), 0, k, height, to, row * k);
    }
  }
}
