package eu.megawatt.kernels.cpu.reference;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Rows;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What is worked out for each row alone, by its definition, in fp64. */
public final class RowReference {

  private final Rows shape;
  private final Numbers numbers;
  private final UnaryOperator<double[]> definition;
  private final boolean sumsToOne;

  private RowReference(
      Rows shape, Numbers numbers, UnaryOperator<double[]> definition, boolean sumsToOne) {
    this.shape = shape;
    this.numbers = numbers;
    this.definition = definition;
    this.sumsToOne = sumsToOne;
  }

  /** e^x / Σ e^x; rows have to sum to 1 within the tolerance too. */
  public static RowReference softmax(Rows shape, Numbers numbers) {
    return new RowReference(shape, numbers, RowReference::softmax, true);
  }

  /** g·x / √(mean of x² + 1e-5). */
  public static RowReference rmsNorm(Rows shape, Numbers numbers, Numbers gains) {
    return new RowReference(shape, numbers, row -> rmsNorm(row, gains), false);
  }

  /** Holds results against it, each relative to the largest of its row. */
  public Correctness judge(Matrix results, double tolerance) {
    return IntStream.range(0, shape.rows())
        .parallel()
        .mapToObj(row -> compare(row, results))
        .reduce(new Deviation(), (one, other) -> new Deviation().and(one).and(other))
        .judge(tolerance);
  }

  private Deviation compare(int row, Matrix results) {
    double[] x = new double[shape.columns()];
    for (int column = 0; column < x.length; column++) {
      x[column] = numbers.at((long) row * x.length + column);
    }
    double[] right = definition.apply(x);
    double largest =
        IntStream.range(0, x.length).mapToDouble(i -> Math.abs(right[i])).max().orElse(1);
    Deviation deviation = new Deviation();
    double sum = 0;
    for (int column = 0; column < x.length; column++) {
      double result = results.at(row, column);
      deviation.compare(result / largest, right[column] / largest, row, column);
      sum += result;
    }
    if (sumsToOne) {
      deviation.compare(sum, 1, row, x.length);
    }
    return deviation;
  }

  static double[] softmax(double[] x) {
    double sum = 0;
    for (double number : x) {
      sum += Math.exp(number);
    }
    double[] right = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      right[i] = Math.exp(x[i]) / sum;
    }
    return right;
  }

  static double[] rmsNorm(double[] x, Numbers gains) {
    double squares = 0;
    for (double number : x) {
      squares += number * number;
    }
    double root = Math.sqrt(squares / x.length + 1e-5);
    double[] right = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      right[i] = gains.at(i) * x[i] / root;
    }
    return right;
  }
}
