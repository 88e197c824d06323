package eu.megawatt.planner.buildout.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;

final class SimplexTest {

  private static final int COLUMNS = 6;
  private static final int ROWS = 9;

  @Test
  void solve_anyProgram_isWhatCommonsMathFinds() {
    for (long seed = 0; seed < 200; seed++) {
      double[][] tableau = tableau(new Random(seed));
      double expected = commonsMath(tableau);
      double[][] worked = copy(tableau);

      Simplex simplex = new Simplex(worked);
      simplex.solve(1000);

      assertThat(-product(tableau[ROWS], simplex.solution()))
          .as("seed %d", seed)
          .isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void prices_anyProgram_priceTheRightSideAtTheOptimum() {
    for (long seed = 0; seed < 200; seed++) {
      double[][] tableau = tableau(new Random(seed));
      Simplex simplex = new Simplex(copy(tableau));
      simplex.solve(1000);

      double[] rightSide = IntStream.range(0, ROWS).mapToDouble(i -> tableau[i][COLUMNS]).toArray();

      assertThat(product(rightSide, simplex.prices()))
          .as("seed %d", seed)
          .isCloseTo(-product(tableau[ROWS], simplex.solution()), within(1e-6));
    }
  }

  /** Bounded, since the last constraint is on the sum of all variables. */
  private static double[][] tableau(Random random) {
    double[][] tableau = new double[ROWS + 1][COLUMNS + 1];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        tableau[row][column] = row == ROWS - 1 ? 1 : random.nextDouble(-1, 3);
      }
      tableau[row][COLUMNS] = random.nextDouble(0, 10);
    }
    for (int column = 0; column < COLUMNS; column++) {
      tableau[ROWS][column] = -random.nextDouble(-1, 5);
    }
    return tableau;
  }

  private static double commonsMath(double[][] tableau) {
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      constraints.add(
          new LinearConstraint(
              Arrays.copyOf(tableau[row], COLUMNS), Relationship.LEQ, tableau[row][COLUMNS]));
    }
    double[] objective = IntStream.range(0, COLUMNS).mapToDouble(i -> -tableau[ROWS][i]).toArray();
    PointValuePair optimum =
        new SimplexSolver()
            .optimize(
                new LinearObjectiveFunction(objective, 0),
                new LinearConstraintSet(constraints),
                GoalType.MAXIMIZE,
                new NonNegativeConstraint(true));
    return optimum.getValue();
  }

  private static double[][] copy(double[][] tableau) {
    return Arrays.stream(tableau).map(it -> it.clone()).toArray(double[][]::new);
  }

  private static double product(double[] one, double[] other) {
    return IntStream.range(0, other.length).mapToDouble(i -> one[i] * other[i]).sum();
  }
}
