package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.ProductReference;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Product;
import java.util.Arrays;
import java.util.OptionalLong;

/** GEMM of whole numbers of 8 bits, exact. */
final class Int8GemmKernel extends CpuKernel {

  private final Product shape;
  private final Operand a;
  private final Operand b;
  private final int[] c;
  private final Int8Product product;

  Int8GemmKernel(CpuMachine on, Product shape, long seed) {
    super(on.lanes().engine() + "-by-fp32");
    this.shape = shape;
    this.a = Operand.of(seed, 0);
    this.b = Operand.of(seed, 1);
    this.c = new int[Math.multiplyExact(shape.m(), shape.n())];
    Tile tile = Tile.wide(on.lanes());
    this.product =
        new Int8Product(
            on.team(),
            tile,
            Blocking.of(tile, on.caches()),
            shape,
            a.bytes(Math.multiplyExact(shape.m(), shape.k())),
            b.bytes(Math.multiplyExact(shape.k(), shape.n())),
            c);
  }

  /** What the last repetition made, row by row. */
  int[] result() {
    return c;
  }

  @Override
  void poison() {
    Arrays.fill(c, Integer.MIN_VALUE);
  }

  @Override
  void repeat(int repetitions) {
    product.repeat(repetitions);
  }

  @Override
  Correctness judge() {
    return new ProductReference(shape, a::byteAt, b::byteAt)
        .judge((row, column) -> c[row * shape.n() + column], 0);
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.of(new Fingerprint().add(c).value());
  }
}
