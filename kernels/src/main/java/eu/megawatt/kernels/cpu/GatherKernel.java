package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Gather;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalLong;

/**
 * Independent loads at random places of a table of fp32 numbers, which are whole and below 256, so
 * that any order of summing them is exact. Each thread has its own lookups, all have one table.
 */
final class GatherKernel extends CpuKernel {

  /** Lookups that are summed in fp32: 2^15 numbers below 2^8 stay below 2^24. */
  private static final int EXACT = 1 << 15;

  private final Team team;
  private final Gather shape;
  private final Operand values;
  private final Operand places;
  private final int[] indices;
  private final long[] sums;
  private final Memory memory = new Memory();
  private final MemorySegment table;

  GatherKernel(CpuMachine on, Gather shape, long seed) {
    super("java");
    this.team = on.team();
    this.shape = shape;
    this.values = Operand.of(seed, 0);
    this.places = Operand.of(seed, 1);
    this.indices = new int[shape.lookups()];
    this.sums = new long[Math.ceilDiv(shape.lookups(), EXACT)];
    try {
      this.table = memory.allocate(shape.length() * Float.BYTES);
    } catch (OutOfMemoryError e) {
      memory.close();
      throw e;
    }
    team.run(this::fill);
  }

  private void fill(int worker) {
    Span own = Span.of((int) shape.length(), worker, team.size());
    for (int i = own.from(); i < own.to(); i++) {
      table.setAtIndex(ValueLayout.JAVA_FLOAT, i, values.below(256, i));
    }
    Span ownIndices = Span.of(indices.length, worker, team.size());
    for (int i = ownIndices.from(); i < ownIndices.to(); i++) {
      indices[i] = places.below((int) shape.length(), i);
    }
  }

  /** What the last repetition made: a sum for each 2^15 lookups. */
  long[] result() {
    return sums;
  }

  @Override
  void poison() {
    java.util.Arrays.fill(sums, Long.MIN_VALUE);
  }

  @Override
  void repeat(int repetitions) {
    team.run(
        worker -> {
          Span own = Span.of(sums.length, worker, team.size());
          for (int repetition = 0; repetition < repetitions; repetition++) {
            for (int i = own.from(); i < own.to(); i++) {
              sums[i] = sum(i * EXACT, Math.min((i + 1) * EXACT, indices.length));
            }
          }
        });
  }

  private long sum(int from, int to) {
    float even = 0;
    float odd = 0;
    int at = from;
    for (; at + 1 < to; at += 2) {
      even += table.getAtIndex(ValueLayout.JAVA_FLOAT, indices[at]);
      odd += table.getAtIndex(ValueLayout.JAVA_FLOAT, indices[at + 1]);
    }
    if (at < to) {
      even += table.getAtIndex(ValueLayout.JAVA_FLOAT, indices[at]);
    }
    return (long) even + (long) odd;
  }

  @Override
  Correctness judge() {
    long[] right = new long[sums.length];
    for (int i = 0; i < shape.lookups(); i++) {
      right[i / EXACT] += values.below(256, places.below((int) shape.length(), i));
    }
    int wrong = java.util.Arrays.mismatch(sums, right);
    return wrong < 0
        ? Correctness.of(0, 0, "")
        : Correctness.of(
            1, 0, "sum %d is %d and should be %d".formatted(wrong, sums[wrong], right[wrong]));
  }

  @Override
  public OptionalLong fingerprint() {
    Fingerprint all = new Fingerprint();
    for (long sum : sums) {
      all.add(sum);
    }
    return OptionalLong.of(all.value());
  }

  @Override
  public void close() {
    memory.close();
  }
}
