package eu.megawatt.kernels.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory outside the heap, given back all at once. Thread-safe. */
final class Memory implements AutoCloseable {

  private static final int LINE_BYTES = 64;

  private final Arena arena;

  @SuppressWarnings("MustBeClosedChecker") // closed by close
  Memory() {
    arena = Arena.ofShared();
  }

  /**
   * Zeros, from the beginning of a cache line on.
   *
   * @throws OutOfMemoryError when there is not so much
   */
  MemorySegment allocate(long bytes) {
    return arena.allocate(bytes, LINE_BYTES);
  }

  @Override
  public void close() {
    arena.close();
  }
}
