package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.ProductReference;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Product;
import java.util.OptionalLong;

/**
 * GEMV and skinny GEMM: few rows times weights that were packed before, as a model's are. The
 * weights are read once for all rows.
 */
final class WeightsKernel extends CpuKernel {

  private static final double TOLERANCE = 1e-5;

  private final Team team;
  private final Product shape;
  private final Operand operand;
  private final Operand weightOperand;
  private final Weights weights;
  private final Rows a;
  private final float[] packed;
  private final Rows c;

  WeightsKernel(CpuMachine on, Product shape, long seed) {
    super(on.lanes().engine());
    this.team = on.team();
    this.shape = shape;
    this.operand = Operand.of(seed, 0);
    this.weightOperand = Operand.of(seed, 1);
    this.weights = new Weights(on, shape.k(), shape.n(), weightOperand);
    this.a = new Rows(on.lanes(), shape.m(), shape.k());
    this.packed = new float[weights.packedLength(shape.m())];
    this.c = new Rows(on.lanes(), shape.m(), shape.n());
    for (int row = 0; row < shape.m(); row++) {
      for (int step = 0; step < shape.k(); step++) {
        a.set(row, step, operand.number((long) row * shape.k() + step));
      }
    }
  }

  /** What the last repetition made. */
  Rows result() {
    return c;
  }

  @Override
  void poison() {
    c.fill(Float.NaN);
  }

  @Override
  void repeat(int repetitions) {
    team.run(
        worker -> {
          for (int repetition = 0; repetition < repetitions; repetition++) {
            weights.pack(worker, a, shape.m(), packed);
            team.meet();
            weights.multiply(worker, packed, shape.m(), c);
            team.meet();
          }
        });
  }

  @Override
  Correctness judge() {
    return new ProductReference(shape, operand, weightOperand).judge(c::at, TOLERANCE);
  }

  @Override
  public OptionalLong fingerprint() {
    Fingerprint all = new Fingerprint();
    for (int row = 0; row < shape.m(); row++) {
      all.add(c.numbers(), row * c.stride(), row * c.stride() + shape.n());
    }
    return OptionalLong.of(all.value());
  }
}
