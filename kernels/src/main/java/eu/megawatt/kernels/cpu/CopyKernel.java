package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Arrays;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** b = a. */
final class CopyKernel extends StreamKernel {

  CopyKernel(CpuMachine on, Arrays shape, long seed) {
    super(on, shape, seed, 0);
  }

  /** What the last repetition made. */
  ChunkedArray result() {
    return b;
  }

  @Override
  void poison() {
    spoil(b);
  }

  @Override
  void repeat(int repetitions) {
    eachChunk(a, repetitions, chunk -> copy(a.chunk(chunk), b.chunk(chunk)));
  }

  private void copy(MemorySegment from, MemorySegment to) {
    VectorSpecies<Float> species = on.lanes().floats();
    ByteOrder order = ByteOrder.nativeOrder();
    int step = species.vectorByteSize();
    long size = from.byteSize();
    long bound = size / step * step;
    for (long at = 0; at < bound; at += step) {
      FloatVector.fromMemorySegment(species, from, at, order).intoMemorySegment(to, at, order);
    }
    MemorySegment.copy(from, bound, to, bound, size - bound);
  }

  @Override
  Correctness judge() {
    return judge(b, (first, second) -> first);
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.of(fingerprintOf(b));
  }
}
