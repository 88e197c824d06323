package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Chase;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalLong;

/**
 * Loads of which each says where the next is: a random cycle through all cache lines of a buffer,
 * made by the shuffle of Sattolo (1986). One thread.
 */
final class ChaseKernel extends CpuKernel {

  private static final int LINE_BYTES = 64;

  private final Team team;
  private final Chase shape;
  private final Memory memory = new Memory();
  private final MemorySegment lines;
  private long last;

  ChaseKernel(CpuMachine on, Chase shape, long seed) {
    super("java");
    this.team = on.team();
    this.shape = shape;
    try {
      this.lines = memory.allocate(shape.bytes());
    } catch (OutOfMemoryError e) {
      memory.close();
      throw e;
    }
    shuffle(Operand.of(seed, 0));
  }

  private int count() {
    return (int) (shape.bytes() / LINE_BYTES);
  }

  private void shuffle(Operand operand) {
    for (int line = 0; line < count(); line++) {
      link(line, line);
    }
    for (int line = count() - 1; line > 0; line--) {
      int other = operand.below(line, line);
      long next = next((long) line * LINE_BYTES);
      link(line, (int) (next((long) other * LINE_BYTES) / LINE_BYTES));
      link(other, (int) (next / LINE_BYTES));
    }
  }

  /** Lets a line say that another is next. */
  void link(int line, int next) {
    lines.set(ValueLayout.JAVA_LONG, (long) line * LINE_BYTES, (long) next * LINE_BYTES);
  }

  private long next(long at) {
    return lines.get(ValueLayout.JAVA_LONG, at);
  }

  @Override
  void poison() {
    last = -1;
  }

  @Override
  void repeat(int repetitions) {
    team.run(
        worker -> {
          if (worker == 0) {
            for (int repetition = 0; repetition < repetitions; repetition++) {
              last = chase();
            }
          }
        });
  }

  private long chase() {
    long at = 0;
    for (int load = 0; load < shape.loads(); load++) {
      at = next(at);
    }
    return at;
  }

  /** The way from the first line comes back to it after all lines, and not before. */
  @Override
  Correctness judge() {
    long lineCount = count();
    long end = (shape.loads() - 1) % lineCount + 1;
    long seen = -1;
    long at = 0;
    long length = 0;
    do {
      at = next(at);
      length++;
      seen = length == end ? at : seen;
    } while (at != 0 && length < lineCount);
    boolean isRight = at == 0 && length == lineCount && last == seen;
    String what =
        "the cycle of %d lines closes after %d, and %d loads end at %d instead of %d"
            .formatted(lineCount, length, shape.loads(), last, seen);
    return Correctness.of(isRight ? 0 : 1, 0, what);
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.of(new Fingerprint().add(last).value());
  }

  @Override
  public void close() {
    memory.close();
  }
}
