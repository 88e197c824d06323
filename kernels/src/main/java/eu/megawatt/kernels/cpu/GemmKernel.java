package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.ProductReference;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Product;
import java.util.Arrays;
import java.util.OptionalLong;

/** GEMM of fp32 numbers, packing and all. */
final class GemmKernel extends CpuKernel {

  private static final double TOLERANCE = 1e-5;

  private final Product shape;
  private final Operand a;
  private final Operand b;
  private final float[] c;
  private final FloatProduct product;

  GemmKernel(CpuMachine on, Product shape, long seed) {
    super(on.lanes().engine());
    this.shape = shape;
    this.a = Operand.of(seed, 0);
    this.b = Operand.of(seed, 1);
    this.c = new float[Math.multiplyExact(shape.m(), shape.n())];
    Tile tile = Tile.wide(on.lanes());
    this.product =
        new FloatProduct(
            on.team(),
            tile,
            Blocking.of(tile, on.caches()),
            shape,
            a.array(Math.multiplyExact(shape.m(), shape.k())),
            b.array(Math.multiplyExact(shape.k(), shape.n())),
            c);
  }

  /** What the last repetition made, row by row. */
  float[] result() {
    return c;
  }

  @Override
  void poison() {
    Arrays.fill(c, Float.NaN);
  }

  @Override
  void repeat(int repetitions) {
    product.repeat(repetitions);
  }

  @Override
  Correctness judge() {
    return new ProductReference(shape, a, b)
        .judge((row, column) -> c[row * shape.n() + column], TOLERANCE);
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.of(new Fingerprint().add(c).value());
  }
}
