package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.AttentionReference;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Prefill;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Causal attention of many tokens on themselves, as two products of a tile's rows at a time with
 * softmax between. Threads have heads of their own while there are enough of them, and parts of a
 * head's rows otherwise.
 */
final class PrefillKernel extends CpuKernel {

  private static final double TOLERANCE = 1e-5;

  private final CpuMachine on;
  private final Prefill shape;
  private final Operand query;
  private final Operand key;
  private final Operand value;
  private final float[] queries;
  private final float[] keys;
  private final float[] values;
  private final float[] results;

  PrefillKernel(CpuMachine on, Prefill shape, long seed) {
    super(on.lanes().engine());
    this.on = on;
    this.shape = shape;
    this.query = Operand.of(seed, 0).times(2);
    this.key = Operand.of(seed, 1).times(2);
    this.value = Operand.of(seed, 2);
    int length = shape.batch() * shape.heads() * shape.tokens() * shape.headSize();
    this.queries = query.array(length);
    this.keys = key.array(length);
    this.values = value.array(length);
    this.results = new float[length];
  }

  /** What the last repetition made, head by head and token by token. */
  float[] result() {
    return results;
  }

  @Override
  void poison() {
    Arrays.fill(results, Float.NaN);
  }

  @Override
  void repeat(int repetitions) {
    on.team()
        .run(
            worker -> {
              CausalHead head = new CausalHead(on.lanes(), shape.tokens(), shape.headSize());
              for (int repetition = 0; repetition < repetitions; repetition++) {
                attend(worker, head);
              }
            });
  }

  /**
   * All blocks of rows of all heads, dealt out in turn: later rows of a head attend to more, so
   * that a run of them would be more work than another.
   */
  private void attend(int worker, CausalHead head) {
    int heads = shape.batch() * shape.heads();
    int sharing = Math.ceilDiv(on.team().size(), heads);
    int items = heads * sharing;
    for (int item = worker; item < items; item += on.team().size()) {
      int at = item / sharing * shape.tokens() * shape.headSize();
      head.load(keys, values, at);
      head.attend(queries, at, item % sharing, sharing, results);
    }
  }

  @Override
  Correctness judge() {
    return new AttentionReference(shape.headSize(), query, key, value)
        .judgePrefill(shape, (row, column) -> results[row * shape.headSize() + column], TOLERANCE);
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.of(new Fingerprint().add(results).value());
  }
}
