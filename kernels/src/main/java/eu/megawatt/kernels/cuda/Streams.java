package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Arrays of fp32 copied, added and multiplied, as STREAM does. Every number is checked. */
final class Streams {

  private static final float FACTOR = 0.4f;

  /** 100 units in the last place of fp32, as BabelStream allows. */
  private static final double TOLERANCE = 100 * 0x1p-23;

  private Streams() {}

  /** b = a. */
  static Program copy(KernelCase which, long seed, Workspace workspace) {
    long length = length(which);
    RandomOperand a = workspace.random(Format.FP32, Format.seed(seed, 0), 1, length);
    Buffer b = workspace.buffer(length * Float.BYTES);
    Step step =
        workspace.launch(DeviceCode.MEMORY, "copy_fp32", quads(length), a.buffer(), b, length / 4);
    return Program.of(
        Program.PTX, List.of(step), workspace, b, () -> judge(a::at, length, 0, b, workspace));
  }

  /** a = b + s·c. */
  static Program triad(KernelCase which, long seed, Workspace workspace) {
    long length = length(which);
    RandomOperand b = workspace.random(Format.FP32, Format.seed(seed, 0), 1, length);
    RandomOperand c = workspace.random(Format.FP32, Format.seed(seed, 1), 1, length);
    Buffer a = workspace.buffer(length * Float.BYTES);
    Step step =
        workspace.launch(
            DeviceCode.MEMORY,
            "triad_fp32",
            quads(length),
            a,
            b.buffer(),
            c.buffer(),
            FACTOR,
            length / 4);
    Numbers reference = i -> b.at(i) + (double) FACTOR * c.at(i);
    return Program.of(
        Program.PTX,
        List.of(step),
        workspace,
        a,
        () -> judge(reference, length, TOLERANCE, a, workspace));
  }

  /** Σ x·y. */
  static Program dot(KernelCase which, long seed, Workspace workspace) {
    long length = length(which);
    RandomOperand x = workspace.random(Format.FP32, Format.seed(seed, 0), 1, length);
    RandomOperand y = workspace.random(Format.FP32, Format.seed(seed, 1), 1, length);
    Grid grid = workspace.gpu().loop(length / 4 / 2);
    Buffer sums = workspace.buffer((long) grid.x() * Double.BYTES);
    Buffer out = workspace.buffer(Double.BYTES);
    List<Step> steps =
        List.of(
            workspace.launch(
                DeviceCode.MEMORY, "dot_fp32", grid, x.buffer(), y.buffer(), sums, length / 4),
            workspace.launch(
                DeviceCode.MEMORY, "dot_finish", Grid.of(1, Grid.THREADS), sums, out, grid.x()));
    return Program.of(
        Program.PTX, steps, workspace, out, () -> judgeDot(x, y, length, out, workspace));
  }

  private static long length(KernelCase which) {
    if (which.precision() != Precision.FP32) {
      throw Refusal.absent(which, "its arrays are fp32");
    }
    long length = Refusal.shape(which, Shape.Arrays.class).length();
    Refusal.unlessMultiple(which, "length", length, 4);
    return length;
  }

  /** A thread for each four numbers. */
  private static Grid quads(long length) {
    return Grid.of(Grid.parts(length / 4, Grid.THREADS), Grid.THREADS);
  }

  private static Correctness judge(
      Numbers reference, long length, double tolerance, Buffer result, Workspace workspace) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment made = workspace.download(result, call);
      Deviation deviation = new Deviation();
      for (long i = 0; i < length; i++) {
        deviation.add(reference.at(i), made.getAtIndex(JAVA_FLOAT, i), "number", i);
      }
      return deviation.judge(tolerance);
    }
  }

  private static Correctness judgeDot(
      RandomOperand x, RandomOperand y, long length, Buffer out, Workspace workspace) {
    double sum = 0;
    for (long i = 0; i < length; i++) {
      sum += x.at(i) * y.at(i);
    }
    try (Arena call = Arena.ofConfined()) {
      Deviation deviation = new Deviation();
      deviation.add(sum, workspace.download(out, call).get(JAVA_DOUBLE, 0), "sum", 0);
      return deviation.judge(TOLERANCE);
    }
  }
}
