package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Softmax and RMSNorm of rows in fp32. */
final class RowKernels {

  /** What is added to the mean of squares. */
  static final float EPSILON = 1e-5f;

  private static final int MOST_COLUMNS = 8192;
  private static final int MOST_SAMPLES = 256;
  private static final float SOFTMAX_SCALE = 8;
  private static final double TOLERANCE = 1e-5;

  private RowKernels() {}

  /** exp(x − max) / Σ exp(x − max). */
  static Program softmax(KernelCase which, long seed, Workspace workspace) {
    Shape.Rows shape = shape(which);
    long count = (long) shape.rows() * shape.columns();
    RandomOperand x = workspace.random(Format.FP32, Format.seed(seed, 0), SOFTMAX_SCALE, count);
    Buffer y = workspace.buffer(count * Float.BYTES);
    Step step =
        workspace.launch(
            DeviceCode.ROWS,
            "softmax_fp32",
            grid(shape, workspace),
            x.buffer(),
            y,
            shape.rows(),
            shape.columns() / 4);
    return program(step, shape, row -> softmax(x, row, shape.columns()), 1, y, seed, workspace);
  }

  /** x / √(mean of x² + ε) · gain. */
  static Program rmsNorm(KernelCase which, long seed, Workspace workspace) {
    Shape.Rows shape = shape(which);
    long count = (long) shape.rows() * shape.columns();
    RandomOperand x = workspace.random(Format.FP32, Format.seed(seed, 0), 1, count);
    RandomOperand gain = workspace.random(Format.FP32, Format.seed(seed, 1), 1, shape.columns());
    Buffer y = workspace.buffer(count * Float.BYTES);
    Step step =
        workspace.launch(
            DeviceCode.ROWS,
            "rms_norm_fp32",
            grid(shape, workspace),
            x.buffer(),
            gain.buffer(),
            y,
            shape.rows(),
            shape.columns() / 4,
            EPSILON);
    return program(
        step, shape, row -> rmsNorm(x, gain, row, shape.columns()), Double.NaN, y, seed, workspace);
  }

  /** A row of the reference. */
  @FunctionalInterface
  private interface Reference {
    double[] of(int row);
  }

  private static Shape.Rows shape(KernelCase which) {
    if (which.precision() != Precision.FP32) {
      throw Refusal.absent(which, "its rows are fp32");
    }
    Shape.Rows shape = Refusal.shape(which, Shape.Rows.class);
    Refusal.unlessMultiple(which, "columns", shape.columns(), 4);
    Refusal.unlessWithin(which, "columns", shape.columns(), 4, MOST_COLUMNS);
    return shape;
  }

  private static Grid grid(Shape.Rows shape, Workspace workspace) {
    return Grid.of(Math.min(shape.rows(), 16 * workspace.gpu().facts().processors()), Grid.THREADS);
  }

  private static Program program(
      Step step,
      Shape.Rows shape,
      Reference reference,
      double sum,
      Buffer y,
      long seed,
      Workspace workspace) {
    int[] sampled = Samples.of(shape.rows(), MOST_SAMPLES, seed);
    return Program.of(
        Program.PTX,
        List.of(step),
        workspace,
        y,
        () -> judge(sampled, shape.columns(), reference, sum, y, workspace));
  }

  private static Correctness judge(
      int[] sampled, int columns, Reference reference, double sum, Buffer y, Workspace workspace) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment made = workspace.download(y, call);
      Deviation deviation = new Deviation();
      for (int row : sampled) {
        double[] expected = reference.of(row);
        double all = 0;
        for (int c = 0; c < columns; c++) {
          long at = (long) row * columns + c;
          double actual = made.getAtIndex(JAVA_FLOAT, at);
          deviation.add(expected[c], actual, "output", at);
          all += actual;
        }
        deviation.endGroup();
        deviation.add(Double.isNaN(sum) ? all : sum, all, "the sum of row", row);
        deviation.endGroup();
      }
      return deviation.judge(TOLERANCE);
    }
  }

  private static double[] softmax(RandomOperand x, int row, int columns) {
    double[] out = row(x, row, columns);
    double sum = 0;
    for (int c = 0; c < columns; c++) {
      out[c] = Math.exp(out[c]);
      sum += out[c];
    }
    for (int c = 0; c < columns; c++) {
      out[c] /= sum;
    }
    return out;
  }

  private static double[] rmsNorm(RandomOperand x, RandomOperand gain, int row, int columns) {
    double[] out = row(x, row, columns);
    double squares = 0;
    for (double value : out) {
      squares += value * value;
    }
    double by = 1 / Math.sqrt(squares / columns + EPSILON);
    for (int c = 0; c < columns; c++) {
      out[c] *= by * gain.at(c);
    }
    return out;
  }

  private static double[] row(RandomOperand x, int row, int columns) {
    double[] out = new double[columns];
    for (int c = 0; c < columns; c++) {
      out[c] = x.at((long) row * columns + c);
    }
    return out;
  }
}
