package eu.megawatt.kernels.cpu.reference;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Product;
import java.util.stream.IntStream;

/**
 * C = A · B by its definition, in fp64, for 64 rows spread evenly over C and all its columns.
 *
 * @param a m×k, row by row
 * @param b k×n, row by row
 */
public record ProductReference(Product shape, Numbers a, Numbers b) {

  private static final int ROWS = 64;

  /** Holds a result against it. */
  public Correctness judge(Matrix c, double tolerance) {
    int rows = Math.min(ROWS, shape.m());
    return IntStream.range(0, rows)
        .map(i -> rows == 1 ? 0 : (int) ((long) i * (shape.m() - 1) / (rows - 1)))
        .parallel()
        .mapToObj(row -> compare(row, c))
        .reduce(new Deviation(), (one, other) -> new Deviation().and(one).and(other))
        .judge(tolerance);
  }

  private Deviation compare(int row, Matrix c) {
    double[] sums = new double[shape.n()];
    for (int step = 0; step < shape.k(); step++) {
      double factor = a.at((long) row * shape.k() + step);
      for (int column = 0; column < shape.n(); column++) {
        sums[column] += factor * b.at((long) step * shape.n() + column);
      }
    }
    Deviation deviation = new Deviation();
    for (int column = 0; column < shape.n(); column++) {
      deviation.compare(c.at(row, column), sums[column], row, column);
    }
    return deviation;
  }
}
