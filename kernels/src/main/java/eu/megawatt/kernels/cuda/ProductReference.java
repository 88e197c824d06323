package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape;

/**
 * Products worked out in fp64 for sampled rows and sampled columns of C, each whole. Whole numbers
 * of int8 stay far below 2^53, so they are exact.
 *
 * @param a (m×k), row by row
 * @param b (k×n), by row and column
 */
record ProductReference(Shape.Product shape, Numbers a, Cells b, long seed) {

  private static final long MOST_MULTIPLICATIONS = 1L << 27;
  private static final int MOST_LINES = 64;

  /** Numbers by row and column. */
  @FunctionalInterface
  interface Cells {

    /** The number there. */
    double at(long row, long column);
  }

  /** Holds C, row by row, against it. */
  Correctness judge(Numbers c, double tolerance) {
    Deviation deviation = new Deviation();
    rows(c, deviation);
    columns(c, deviation);
    return deviation.judge(tolerance);
  }

  private void rows(Numbers c, Deviation deviation) {
    int n = shape.n();
    int[] rows = Samples.of(shape.m(), lines(n), seed);
    double[][] sums = new double[rows.length][n];
    double[] line = new double[n];
    for (int p = 0; p < shape.k(); p++) {
      for (int j = 0; j < n; j++) {
        line[j] = b.at(p, j);
      }
      for (int r = 0; r < rows.length; r++) {
        add(a.at((long) rows[r] * shape.k() + p), line, sums[r]);
      }
    }
    for (int r = 0; r < rows.length; r++) {
      for (int j = 0; j < n; j++) {
        long at = (long) rows[r] * n + j;
        deviation.add(sums[r][j], c.at(at), "C", at);
      }
    }
  }

  private void columns(Numbers c, Deviation deviation) {
    int m = shape.m();
    int[] columns = Samples.of(shape.n(), lines(m), seed + 1);
    double[][] sums = new double[columns.length][m];
    double[] line = new double[m];
    for (int p = 0; p < shape.k(); p++) {
      for (int i = 0; i < m; i++) {
        line[i] = a.at((long) i * shape.k() + p);
      }
      for (int r = 0; r < columns.length; r++) {
        add(b.at(p, columns[r]), line, sums[r]);
      }
    }
    for (int r = 0; r < columns.length; r++) {
      for (int i = 0; i < m; i++) {
        long at = (long) i * shape.n() + columns[r];
        deviation.add(sums[r][i], c.at(at), "C", at);
      }
    }
  }

  private int lines(int across) {
    long each = (long) across * shape.k();
    return Math.clamp(MOST_MULTIPLICATIONS / each, 2, MOST_LINES);
  }

  private static void add(double by, double[] line, double[] sums) {
    for (int i = 0; i < line.length; i++) {
      sums[i] += by * line[i];
    }
  }
}
