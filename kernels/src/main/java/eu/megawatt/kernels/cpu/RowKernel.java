package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.RowReference;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Rows;
import java.util.Arrays;
import java.util.OptionalLong;

/** Softmax or RMSNorm, row by row; each thread has its own rows. */
abstract class RowKernel extends CpuKernel {

  static final double TOLERANCE = 1e-5;

  final CpuMachine on;
  final Rows shape;
  final Operand operand;
  final float[] numbers;
  final float[] results;

  RowKernel(CpuMachine on, Rows shape, long seed) {
    super(on.lanes().engine());
    this.on = on;
    this.shape = shape;
    this.operand = Operand.of(seed, 0).times(8);
    this.numbers = operand.array(Math.multiplyExact(shape.rows(), shape.columns()));
    this.results = new float[numbers.length];
  }

  /** Does some rows. */
  abstract void rows(Span rows);

  /** What should have come of them. */
  abstract RowReference reference();

  /** What the last repetition made, row by row. */
  final float[] result() {
    return results;
  }

  @Override
  final void poison() {
    Arrays.fill(results, Float.NaN);
  }

  @Override
  final void repeat(int repetitions) {
    on.team()
        .run(
            worker -> {
              Span rows = Span.of(shape.rows(), worker, on.team().size());
              for (int repetition = 0; repetition < repetitions; repetition++) {
                rows(rows);
              }
            });
  }

  @Override
  final Correctness judge() {
    return reference().judge((row, column) -> results[row * shape.columns() + column], TOLERANCE);
  }

  @Override
  public final OptionalLong fingerprint() {
    return OptionalLong.of(new Fingerprint().add(results).value());
  }

  /** Softmax. */
  static final class OfSoftmax extends RowKernel {
    OfSoftmax(CpuMachine on, Rows shape, long seed) {
      super(on, shape, seed);
    }

    @Override
    void rows(Span rows) {
      Softmax softmax = new Softmax(on.lanes());
      for (int row = rows.from(); row < rows.to(); row++) {
        int at = row * shape.columns();
        softmax.of(numbers, at, results, at, shape.columns());
      }
    }

    @Override
    RowReference reference() {
      return RowReference.softmax(shape, operand);
    }
  }

  /** RMSNorm. */
  static final class OfRmsNorm extends RowKernel {
    private final Operand gain;
    private final float[] gains;

    OfRmsNorm(CpuMachine on, Rows shape, long seed) {
      super(on, shape, seed);
      gain = Operand.of(seed, 1);
      gains = gain.array(shape.columns());
    }

    @Override
    void rows(Span rows) {
      RmsNorm norm = new RmsNorm(on.lanes());
      for (int row = rows.from(); row < rows.to(); row++) {
        int at = row * shape.columns();
        norm.of(numbers, at, gains, results, at, shape.columns());
      }
    }

    @Override
    RowReference reference() {
      return RowReference.rmsNorm(shape, operand, gain);
    }
  }
}
