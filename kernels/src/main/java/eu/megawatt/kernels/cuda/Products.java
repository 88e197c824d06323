package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/**
 * Matrix products. C is fp32, or int32 for int8. B is stored row by row, but column by column for
 * numbers of one byte, as the matrix units read them.
 */
final class Products {

  private static final int TILE = 128;
  private static final int SIZES = 16;

  private Products() {}

  /** A product, by the vendor's library if there is one that does it. */
  static Program make(KernelCase which, long seed, Workspace workspace, Optional<CublasLt> vendor) {
    Shape.Product shape = Refusal.shape(which, Shape.Product.class);
    Refusal.unlessMultiple(which, "m", shape.m(), SIZES);
    Refusal.unlessMultiple(which, "n", shape.n(), SIZES);
    Refusal.unlessMultiple(which, "k", shape.k(), SIZES);
    Format format = format(which.precision());
    RandomOperand a =
        workspace.random(format, Format.seed(seed, 0), 1, (long) shape.m() * shape.k());
    RandomOperand b =
        workspace.random(format, Format.seed(seed, 1), 1, (long) shape.k() * shape.n());
    Buffer c = workspace.buffer((long) Float.BYTES * shape.m() * shape.n());
    Optional<Step> product =
        vendor.flatMap(
            lt -> lt.product(which.precision(), shape, a.buffer(), b.buffer(), c, workspace));
    return Program.of(
        product.isPresent() ? vendor.map(CublasLt::engine).orElseThrow() : Program.PTX,
        List.of(product.orElseGet(() -> own(which.precision(), shape, a, b, c, workspace))),
        workspace,
        c,
        () -> judge(which.precision(), reference(shape, a, b, seed), c, workspace));
  }

  private static Step own(
      Precision precision,
      Shape.Product shape,
      RandomOperand a,
      RandomOperand b,
      Buffer c,
      Workspace workspace) {
    Grid grid = tiles(shape.m(), shape.n());
    String name = "gemm_" + precision.word();
    int m = shape.m();
    int n = shape.n();
    int k = shape.k();
    return switch (precision) {
      case FP32 ->
          workspace.launch(DeviceCode.GEMM, name, grid, a.buffer(), b.buffer(), c, m, n, k);
      case TF32, BF16, FP16 ->
          workspace.launch(DeviceCode.GEMM, name, grid, a.buffer(), b.buffer(), c, m, n, k, 0);
      case INT8 ->
          workspace.launch(DeviceCode.INT8, name, grid, a.buffer(), b.buffer(), c, m, n, k);
      case FP8 -> workspace.launch(DeviceCode.FP8, name, grid, a.buffer(), b.buffer(), c, m, n, k);
    };
  }

  /** Blocks that make an m×n matrix, each 128×128 of it. */
  static Grid tiles(int m, int n) {
    return new Grid(Grid.parts(n, TILE), Grid.parts(m, TILE), 1, Grid.THREADS);
  }

  private static ProductReference reference(
      Shape.Product shape, RandomOperand a, RandomOperand b, long seed) {
    boolean byColumn = b.format().bytes() == 1;
    ProductReference.Cells cells =
        byColumn
            ? (row, column) -> b.at(column * shape.k() + row)
            : (row, column) -> b.at(row * shape.n() + column);
    return new ProductReference(shape, a::at, cells, seed);
  }

  private static Correctness judge(
      Precision precision, ProductReference reference, Buffer c, Workspace workspace) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment made = workspace.download(c, call);
      Numbers numbers =
          precision == Precision.INT8
              ? i -> made.getAtIndex(JAVA_INT, i)
              : i -> made.getAtIndex(JAVA_FLOAT, i);
      return reference.judge(numbers, tolerance(precision));
    }
  }

  private static Format format(Precision precision) {
    return switch (precision) {
      case FP32, TF32 -> Format.FP32;
      case BF16 -> Format.BF16;
      case FP16 -> Format.FP16;
      case FP8 -> Format.FP8;
      case INT8 -> Format.INT8;
    };
  }

  private static double tolerance(Precision precision) {
    return switch (precision) {
      case FP32 -> 1e-5;
      case TF32 -> 2e-3;
      case BF16, FP16 -> 1e-3;
      case FP8 -> 5e-2;
      case INT8 -> 0;
    };
  }
}
