package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Weights (m×k) with one vector or a few: Y (m×n) = W · X, in bf16 with results in fp32. X is
 * stored column by column.
 */
final class SkinnyProducts {

  private static final int MOST_VECTORS = 16;
  private static final int ROWS_OF_BLOCK = 16;
  private static final int WARPS = 8;
  private static final int DEPTH_OF_BLOCK = 512;
  private static final double TOLERANCE = 1e-3;

  private SkinnyProducts() {}

  /** One vector. */
  static Program gemv(KernelCase which, long seed, Workspace workspace) {
    Shape.Product shape = shape(which);
    Refusal.unlessWithin(which, "n", shape.n(), 1, 1);
    Refusal.unlessMultiple(which, "k", shape.k(), 8);
    RandomOperand w = weights(shape, seed, workspace);
    RandomOperand x = workspace.random(Format.BF16, Format.seed(seed, 1), 1, shape.k());
    Buffer y = workspace.buffer((long) Float.BYTES * shape.m());
    return program(
        shape, seed, w, x, y, multiply(w.buffer(), x.buffer(), y, shape, workspace), workspace);
  }

  /** Up to 16 vectors; those that are missing are zero and not counted. */
  static Program gemm(KernelCase which, long seed, Workspace workspace) {
    Shape.Product shape = shape(which);
    Refusal.unlessWithin(which, "n", shape.n(), 1, MOST_VECTORS);
    Refusal.unlessMultiple(which, "m", shape.m(), ROWS_OF_BLOCK);
    Refusal.unlessMultiple(which, "k", shape.k(), DEPTH_OF_BLOCK);
    RandomOperand w = weights(shape, seed, workspace);
    Buffer all = workspace.buffer((long) MOST_VECTORS * shape.k() * Format.BF16.bytes());
    workspace.clear(all);
    long count = (long) shape.n() * shape.k();
    RandomOperand x = new RandomOperand(Format.BF16, Format.seed(seed, 1), 1, count, all);
    x.fill(workspace);
    Buffer y = workspace.buffer((long) Float.BYTES * shape.m() * shape.n());
    Step step =
        workspace.launch(
            DeviceCode.GEMV,
            "skinny_gemm_bf16",
            Grid.of(shape.m() / ROWS_OF_BLOCK, Grid.THREADS),
            w.buffer(),
            all,
            y,
            shape.m(),
            shape.n(),
            shape.k());
    return program(shape, seed, w, x, y, step, workspace);
  }

  private static Step multiply(
      Buffer w, Buffer x, Buffer y, Shape.Product shape, Workspace workspace) {
    Grid grid = Grid.of(Grid.parts(shape.m(), WARPS), Grid.THREADS);
    return workspace.launch(DeviceCode.GEMV, "gemv_bf16", grid, w, x, y, shape.m(), shape.k(), 0);
  }

  private static Shape.Product shape(KernelCase which) {
    if (which.precision() != Precision.BF16) {
      throw Refusal.absent(which, "its weights are bf16");
    }
    return Refusal.shape(which, Shape.Product.class);
  }

  private static RandomOperand weights(Shape.Product shape, long seed, Workspace workspace) {
    return workspace.random(Format.BF16, Format.seed(seed, 0), 1, (long) shape.m() * shape.k());
  }

  private static Program program(
      Shape.Product shape,
      long seed,
      RandomOperand w,
      RandomOperand x,
      Buffer y,
      Step step,
      Workspace workspace) {
    ProductReference reference =
        new ProductReference(shape, w::at, (row, column) -> x.at(column * shape.k() + row), seed);
    return Program.of(
        Program.PTX, List.of(step), workspace, y, () -> judge(reference, y, workspace));
  }

  private static Correctness judge(ProductReference reference, Buffer y, Workspace workspace) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment made = workspace.download(y, call);
      return reference.judge(i -> made.getAtIndex(JAVA_FLOAT, i), TOLERANCE);
    }
  }
}
