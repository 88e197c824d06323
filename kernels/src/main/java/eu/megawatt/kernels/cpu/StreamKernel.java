package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.Deviation;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Arrays;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.IntStream;

/**
 * What goes through long arrays once, after STREAM of McCalpin (1995): each thread has its own
 * chunks of them.
 */
abstract class StreamKernel extends CpuKernel {

  /** A hundred times the relative distance of two fp32 numbers, as in BabelStream. */
  static final double TOLERANCE = 100 * 0x1p-23;

  final CpuMachine on;
  final Operand first;
  final Operand second;
  final ChunkedArray a;
  final ChunkedArray b;

  /** Empty where the kernel makes no array of its own. */
  final ChunkedArray c;

  private final Memory memory = new Memory();

  StreamKernel(CpuMachine on, Arrays shape, long seed, int results) {
    super(on.lanes().engine());
    this.on = on;
    this.first = Operand.of(seed, 0);
    this.second = Operand.of(seed, 1);
    try {
      this.a = filled(shape.length(), first);
      this.b = filled(shape.length(), second);
      this.c = array(shape.length() * results);
    } catch (OutOfMemoryError e) {
      memory.close();
      throw e;
    }
  }

  private ChunkedArray array(long length) {
    return new ChunkedArray(length, memory, on.team());
  }

  private ChunkedArray filled(long length, Operand operand) {
    ChunkedArray array = array(length);
    eachChunk(
        array,
        1,
        chunk -> {
          long from = array.firstOf(chunk);
          for (int i = 0; i < array.numbersOf(chunk); i++) {
            array.chunk(chunk).setAtIndex(ValueLayout.JAVA_FLOAT, i, operand.number(from + i));
          }
        });
    return array;
  }

  /** Has each worker go over its own chunks. */
  final void eachChunk(ChunkedArray array, int repetitions, Part part) {
    on.team()
        .run(
            worker -> {
              Span own = array.own(worker, on.team());
              for (int repetition = 0; repetition < repetitions; repetition++) {
                for (int chunk = own.from(); chunk < own.to(); chunk++) {
                  part.of(chunk);
                }
              }
            });
  }

  /** Compares every number of an array with what it should be. */
  final Correctness judge(ChunkedArray array, ToDouble right) {
    return IntStream.range(0, array.chunks())
        .parallel()
        .mapToObj(chunk -> compare(array, chunk, right))
        .reduce(new Deviation(), (one, other) -> new Deviation().and(one).and(other))
        .judge(TOLERANCE);
  }

  /** What a number should be. */
  @FunctionalInterface
  interface ToDouble {
    double at(double first, double second);
  }

  private Deviation compare(ChunkedArray array, int chunk, ToDouble right) {
    Deviation deviation = new Deviation();
    MemorySegment numbers = array.chunk(chunk);
    long from = array.firstOf(chunk);
    for (int i = 0; i < array.numbersOf(chunk); i++) {
      double should = right.at(first.at(from + i), second.at(from + i));
      deviation.compare(numbers.getAtIndex(ValueLayout.JAVA_FLOAT, i), should, chunk, i);
    }
    return deviation;
  }

  /** A checksum of each chunk, and of those in their order: the same for any number of threads. */
  final long fingerprintOf(ChunkedArray array) {
    long[] ofChunks = new long[array.chunks()];
    eachChunk(
        array, 1, chunk -> ofChunks[chunk] = new Fingerprint().add(array.chunk(chunk)).value());
    Fingerprint all = new Fingerprint();
    for (long ofChunk : ofChunks) {
      all.add(ofChunk);
    }
    return all.value();
  }

  /** Fills an array with what is no number. */
  final void spoil(ChunkedArray array) {
    eachChunk(array, 1, chunk -> array.chunk(chunk).fill((byte) -1));
  }

  @Override
  public final void close() {
    memory.close();
  }
}
