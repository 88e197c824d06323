package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Arrays;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Σ a·b: fp32 within a chunk, fp64 over all chunks in their order. */
final class DotKernel extends StreamKernel {

  private final double[] sums;
  private final long length;

  DotKernel(CpuMachine on, Arrays shape, long seed) {
    super(on, shape, seed, 0);
    length = shape.length();
    sums = new double[a.chunks()];
  }

  /** What the last repetition made: a sum for each chunk. */
  double[] result() {
    return sums;
  }

  @Override
  void poison() {
    java.util.Arrays.fill(sums, Double.NaN);
  }

  @Override
  void repeat(int repetitions) {
    eachChunk(a, repetitions, chunk -> sums[chunk] = dot(a.chunk(chunk), b.chunk(chunk)));
  }

  private double dot(MemorySegment ofA, MemorySegment ofB) {
    VectorSpecies<Float> species = on.lanes().floats();
    ByteOrder order = ByteOrder.nativeOrder();
    int step = species.vectorByteSize();
    long size = ofA.byteSize();
    long bound = size / (4L * step) * (4L * step);
    FloatVector sum0 = FloatVector.zero(species);
    FloatVector sum1 = FloatVector.zero(species);
    FloatVector sum2 = FloatVector.zero(species);
    FloatVector sum3 = FloatVector.zero(species);
    for (long at = 0; at < bound; at += 4L * step) {
      sum0 = product(species, ofA, ofB, at, order).add(sum0);
      sum1 = product(species, ofA, ofB, at + step, order).add(sum1);
      sum2 = product(species, ofA, ofB, at + 2L * step, order).add(sum2);
      sum3 = product(species, ofA, ofB, at + 3L * step, order).add(sum3);
    }
    double sum = new LaneSum(on.lanes()).of(sum0.add(sum1).add(sum2.add(sum3)));
    for (long at = bound; at < size; at += Float.BYTES) {
      sum += ofA.get(ValueLayout.JAVA_FLOAT, at) * ofB.get(ValueLayout.JAVA_FLOAT, at);
    }
    return sum;
  }

  private static FloatVector product(
      VectorSpecies<Float> species, MemorySegment a, MemorySegment b, long at, ByteOrder order) {
    return FloatVector.fromMemorySegment(species, a, at, order)
        .mul(FloatVector.fromMemorySegment(species, b, at, order));
  }

  /** The error is relative to Σ |a·b|: the sum itself may be close to 0. */
  @Override
  Correctness judge() {
    double right = sum(product -> product);
    double sum = DoubleStream.of(sums).sum();
    return Correctness.of(
        Math.abs(sum - right) / sum(Math::abs),
        TOLERANCE,
        "the sum of %d is %s and should be %s".formatted(length, sum, right));
  }

  private double sum(DoubleUnaryOperator of) {
    return LongStream.range(0, length)
        .parallel()
        .mapToDouble(i -> of.applyAsDouble(first.at(i) * second.at(i)))
        .sum();
  }

  @Override
  public OptionalLong fingerprint() {
    Fingerprint all = new Fingerprint();
    for (double sum : sums) {
      all.add(Double.doubleToRawLongBits(sum));
    }
    return OptionalLong.of(all.value());
  }
}
