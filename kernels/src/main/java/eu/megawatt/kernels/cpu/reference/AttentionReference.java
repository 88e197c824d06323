package eu.megawatt.kernels.cpu.reference;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Decode;
import eu.megawatt.kernels.suite.Shape.Prefill;
import java.util.stream.IntStream;

/**
 * softmax(q·kᵀ/√dh)·v by its definition, in fp64. Of many rows, 64 spread evenly are looked at.
 *
 * @param queries row by row
 * @param keys row by row
 * @param values row by row
 */
public record AttentionReference(int headSize, Numbers queries, Numbers keys, Numbers values) {

  private static final int ROWS = 64;

  /** Holds what one token of each of a batch attends to against it. */
  public Correctness judgeDecode(Decode shape, Matrix results, double tolerance) {
    int group = shape.heads() / shape.kvHeads();
    int rows = shape.batch() * shape.heads();
    return judge(
        rows,
        row -> attend(row, (long) (row / group) * shape.context(), shape.context()),
        results,
        tolerance);
  }

  /** Holds causal attention against it: a token attends to those before it and to itself. */
  public Correctness judgePrefill(Prefill shape, Matrix results, double tolerance) {
    int tokens = shape.tokens();
    return judge(
        shape.batch() * shape.heads() * tokens,
        row -> attend(row, (long) row / tokens * tokens, row % tokens + 1),
        results,
        tolerance);
  }

  /** What a row of the result should be. */
  @FunctionalInterface
  private interface Right {
    double[] of(int row);
  }

  private Correctness judge(int rows, Right right, Matrix results, double tolerance) {
    int looked = Math.min(ROWS, rows);
    return IntStream.range(0, looked)
        .map(i -> looked == 1 ? 0 : (int) ((long) i * (rows - 1) / (looked - 1)))
        .parallel()
        .mapToObj(row -> compare(row, right.of(row), results))
        .reduce(new Deviation(), (one, other) -> new Deviation().and(one).and(other))
        .judge(tolerance);
  }

  private static Deviation compare(int row, double[] right, Matrix results) {
    Deviation deviation = new Deviation();
    for (int column = 0; column < right.length; column++) {
      deviation.compare(results.at(row, column), right[column], row, column);
    }
    return deviation;
  }

  private double[] attend(int query, long firstKey, int length) {
    double[] scores = new double[length];
    for (int key = 0; key < length; key++) {
      for (int i = 0; i < headSize; i++) {
        scores[key] +=
            queries.at((long) query * headSize + i) * keys.at((firstKey + key) * headSize + i);
      }
      scores[key] /= Math.sqrt(headSize);
    }
    double[] weights = RowReference.softmax(scores);
    double[] result = new double[headSize];
    for (int key = 0; key < length; key++) {
      for (int i = 0; i < headSize; i++) {
        result[i] += weights[key] * values.at((firstKey + key) * headSize + i);
      }
    }
    return result;
  }
}
