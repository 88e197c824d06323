package eu.megawatt.planner.buildout.bound;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps prices where they may be: the rows of a quarter together are worth no more than what is
 * short in it costs, and none is worth less than nothing. What is outside goes to the nearest point
 * inside (Held, Wolfe and Crowder, 1974).
 */
final class Capping {

  private final int[][] rowsOfQuarter;
  private final long[] capCents;

  Capping(List<Row> rows, long[] capCents) {
    this.capCents = capCents;
    this.rowsOfQuarter = new int[capCents.length][];
    for (int quarter = 0; quarter < capCents.length; quarter++) {
      int its = quarter;
      rowsOfQuarter[quarter] =
          IntStream.range(0, rows.size()).filter(r -> rows.get(r).quarter == its).toArray();
    }
  }

  /** Moves prices by row to the nearest that are allowed. */
  void apply(double[] centsPerKw) {
    for (int quarter = 0; quarter < capCents.length; quarter++) {
      double excess = excess(centsPerKw, quarter);
      for (int row : rowsOfQuarter[quarter]) {
        centsPerKw[row] = Math.max(0, centsPerKw[row] - excess);
      }
    }
  }

  /** What every price of a quarter has to give so that the sum of those that are left fits. */
  private double excess(double[] centsPerKw, int quarter) {
    double[] rising =
        IntStream.of(rowsOfQuarter[quarter])
            .mapToDouble(row -> Math.max(0, centsPerKw[row]))
            .toArray();
    Arrays.sort(rising);
    double sum = -capCents[quarter];
    double excess = 0;
    for (int count = 1; count <= rising.length; count++) {
      double price = rising[rising.length - count];
      sum += price;
      if (sum / count < price) {
        excess = sum / count;
      }
    }
    return Math.max(0, excess);
  }
}
