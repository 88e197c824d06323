package eu.megawatt.planner.buildout.bound;

/**
 * The simplex method on a dense tableau of the variables that are not in the basis: maximise {@code
 * c y} where {@code A y <= b} and {@code y >= 0}, for {@code b >= 0}, so that nothing is a solution
 * to begin with. Unlike the solver of Commons Math it also tells the prices of the constraints.
 */
final class Simplex {

  private static final double TOLERANCE = 1e-9;

  private final int rows;
  private final int columns;

  /** Constraints with their right side at the end, and the objective as the last row. */
  private final double[][] tableau;

  /** Which variable a row or column stands for; from {@code columns} on it is a slack. */
  private final int[] basic;

  private final int[] free;

  /**
   * @param tableau {@code A} with {@code b} as the last column and {@code -c} as the last row; it
   *     is worked on
   */
  Simplex(double[][] tableau) {
    this.tableau = tableau;
    this.rows = tableau.length - 1;
    this.columns = tableau[0].length - 1;
    this.basic = new int[rows];
    this.free = new int[columns];
    for (int row = 0; row < rows; row++) {
      basic[row] = columns + row;
    }
    for (int column = 0; column < columns; column++) {
      free[column] = column;
    }
  }

  /**
   * Improves until nothing is better, or a number of steps is made; what is there is a solution.
   */
  void solve(int steps) {
    for (int step = 0; step < steps; step++) {
      int column = entering();
      int row = column < 0 ? -1 : leaving(column);
      if (row < 0) {
        return;
      }
      pivot(row, column);
    }
  }

  private int entering() {
    int best = -1;
    double least = -TOLERANCE;
    for (int column = 0; column < columns; column++) {
      if (tableau[rows][column] < least) {
        least = tableau[rows][column];
        best = column;
      }
    }
    return best;
  }

  private int leaving(int column) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      double slope = tableau[row][column];
      if (slope > TOLERANCE && tableau[row][columns] / slope < least) {
        least = tableau[row][columns] / slope;
        best = row;
      }
    }
    return best;
  }

  private void pivot(int row, int column) {
    double[] source = tableau[row];
    double inverse = 1 / source[column];
    for (int j = 0; j <= columns; j++) {
      source[j] *= inverse;
    }
    source[column] = inverse;
    for (int i = 0; i <= rows; i++) {
      double factor = tableau[i][column];
      if (i != row && factor != 0) {
        subtract(tableau[i], source, factor);
        tableau[i][column] = -factor * inverse;
      }
    }
    int leaves = basic[row];
    basic[row] = free[column];
    free[column] = leaves;
  }

  private static void subtract(double[] from, double[] source, double factor) {
    for (int j = 0; j < from.length; j++) {
      from[j] -= factor * source[j];
    }
  }

  /** The variables. */
  double[] solution() {
    double[] solution = new double[columns];
    for (int row = 0; row < rows; row++) {
      if (basic[row] < columns) {
        solution[basic[row]] = Math.max(0, tableau[row][columns]);
      }
    }
    return solution;
  }

  /** What a unit more on the right side of each constraint is worth. */
  double[] prices() {
    double[] prices = new double[rows];
    for (int column = 0; column < columns; column++) {
      if (free[column] >= columns) {
        prices[free[column] - columns] = Math.max(0, tableau[rows][column]);
      }
    }
    return prices;
  }
}
