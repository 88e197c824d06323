package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Arrays;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** c = a + 0.4·b, with STREAM's scalar. */
final class TriadKernel extends StreamKernel {

  private static final float SCALAR = 0.4f;

  TriadKernel(CpuMachine on, Arrays shape, long seed) {
    super(on, shape, seed, 1);
  }

  /** What the last repetition made. */
  ChunkedArray result() {
    return c;
  }

  @Override
  void poison() {
    spoil(c);
  }

  @Override
  void repeat(int repetitions) {
    eachChunk(a, repetitions, chunk -> triad(a.chunk(chunk), b.chunk(chunk), c.chunk(chunk)));
  }

  private void triad(MemorySegment ofA, MemorySegment ofB, MemorySegment ofC) {
    VectorSpecies<Float> species = on.lanes().floats();
    ByteOrder order = ByteOrder.nativeOrder();
    FloatVector scalar = FloatVector.broadcast(species, SCALAR);
    int step = species.vectorByteSize();
    long size = ofA.byteSize();
    long bound = size / step * step;
    for (long at = 0; at < bound; at += step) {
      FloatVector.fromMemorySegment(species, ofB, at, order)
          .fma(scalar, FloatVector.fromMemorySegment(species, ofA, at, order))
          .intoMemorySegment(ofC, at, order);
    }
    for (long at = bound; at < size; at += Float.BYTES) {
      float x = ofA.get(ValueLayout.JAVA_FLOAT, at);
      ofC.set(ValueLayout.JAVA_FLOAT, at, Math.fma(ofB.get(ValueLayout.JAVA_FLOAT, at), SCALAR, x));
    }
  }

  @Override
  Correctness judge() {
    return judge(c, (first, second) -> first + 0.4 * second);
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.of(fingerprintOf(c));
  }
}
