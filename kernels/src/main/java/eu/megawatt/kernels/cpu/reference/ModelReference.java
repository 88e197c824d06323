package eu.megawatt.kernels.cpu.reference;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.TinyModel;
import java.util.stream.IntStream;

/** A tiny model by its definition, in fp64, all tokens of a text at once and without a cache. */
public final class ModelReference {

  private final TinyModel model;
  private final ModelNumbers numbers;

  /** A model with its numbers. */
  public ModelReference(TinyModel model, ModelNumbers numbers) {
    this.model = model;
    this.numbers = numbers;
  }

  /** Holds the logits of the first tokens of a text against it. */
  public Correctness judge(int[] text, int length, Matrix logits, double tolerance) {
    double[][] right = logits(text, length);
    Deviation deviation = new Deviation();
    for (int token = 0; token < length; token++) {
      for (int i = 0; i < model.vocabulary(); i++) {
        deviation.compare(logits.at(token, i), right[token][i], token, i);
      }
    }
    return deviation.judge(tolerance);
  }

  /** The logits of the first tokens of a text. */
  public double[][] logits(int[] text, int length) {
    int width = model.width();
    double[][] x = new double[length][width];
    for (int token = 0; token < length; token++) {
      for (int i = 0; i < width; i++) {
        x[token][i] =
            numbers.embedding().at((long) text[token] * width + i)
                + numbers.positions().at((long) token * width + i);
      }
    }
    for (int layer = 0; layer < model.layers(); layer++) {
      double[][] attended = attend(times(norm(x), numbers.queryKeyValue(layer), 3 * width));
      add(x, times(attended, numbers.out(layer), width));
      double[][] inner = gelu(times(norm(x), numbers.up(layer), 4 * width));
      add(x, times(inner, numbers.down(layer), width));
    }
    return times(x, numbers.logits(), model.vocabulary());
  }

  private static double[][] norm(double[][] x) {
    double[][] result = new double[x.length][];
    for (int token = 0; token < x.length; token++) {
      result[token] = RowReference.rmsNorm(x[token], place -> 1);
    }
    return result;
  }

  /** Columns in parallel, each column's numbers asked for once. */
  private static double[][] times(double[][] x, Numbers matrix, int columns) {
    int rows = x[0].length;
    double[][] result = new double[x.length][columns];
    IntStream.range(0, columns)
        .parallel()
        .forEach(
            column -> {
              for (int row = 0; row < rows; row++) {
                double number = matrix.at((long) row * columns + column);
                for (int token = 0; token < x.length; token++) {
                  result[token][column] += x[token][row] * number;
                }
              }
            });
    return result;
  }

  private double[][] attend(double[][] queryKeyValue) {
    double[][] result = new double[queryKeyValue.length][model.width()];
    for (int token = 0; token < result.length; token++) {
      for (int head = 0; head < model.heads(); head++) {
        attend(queryKeyValue, token, head * model.headSize(), result[token]);
      }
    }
    return result;
  }

  private void attend(double[][] queryKeyValue, int token, int from, double[] result) {
    int size = model.headSize();
    double[] scores = new double[token + 1];
    for (int key = 0; key <= token; key++) {
      for (int i = from; i < from + size; i++) {
        scores[key] += queryKeyValue[token][i] * queryKeyValue[key][model.width() + i];
      }
      scores[key] /= Math.sqrt(size);
    }
    double[] weights = RowReference.softmax(scores);
    for (int key = 0; key <= token; key++) {
      for (int i = from; i < from + size; i++) {
        result[i] += weights[key] * queryKeyValue[key][2 * model.width() + i];
      }
    }
  }

  private static double[][] gelu(double[][] x) {
    for (double[] row : x) {
      for (int i = 0; i < row.length; i++) {
        double inner = Math.sqrt(2 / Math.PI) * (row[i] + 0.044715 * row[i] * row[i] * row[i]);
        row[i] = 0.5 * row[i] * (1 + Math.tanh(inner));
      }
    }
    return x;
  }

  private static void add(double[][] x, double[][] branch) {
    for (int token = 0; token < x.length; token++) {
      for (int i = 0; i < x[token].length; i++) {
        x[token][i] += branch[token][i];
      }
    }
  }
}
