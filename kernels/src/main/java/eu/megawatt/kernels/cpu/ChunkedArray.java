package eu.megawatt.kernels.cpu;

import java.lang.foreign.MemorySegment;

/**
 * A long array of fp32 numbers outside the heap, in chunks of 4 MiB. The thread that works on a
 * chunk makes it: its pages are on that thread's NUMA node, as each page is put where it is first
 * written.
 */
final class ChunkedArray {

  /** Numbers of a chunk. */
  static final int CHUNK = 1 << 20;

  private final long length;
  private final MemorySegment[] chunks;

  ChunkedArray(long length, Memory memory, Team team) {
    this.length = length;
    this.chunks = new MemorySegment[(int) Math.ceilDiv(length, CHUNK)];
    team.run(
        worker -> {
          Span own = own(worker, team);
          for (int chunk = own.from(); chunk < own.to(); chunk++) {
            chunks[chunk] = memory.allocate(Float.BYTES * (long) numbersOf(chunk));
          }
        });
  }

  /** The chunks of one worker. */
  Span own(int worker, Team team) {
    return Span.of(chunks.length, worker, team.size());
  }

  int chunks() {
    return chunks.length;
  }

  MemorySegment chunk(int which) {
    return chunks[which];
  }

  /** Numbers of a chunk; the last one may have fewer. */
  int numbersOf(int chunk) {
    return (int) Math.min(CHUNK, length - firstOf(chunk));
  }

  /** The place of a chunk's first number in the array. */
  long firstOf(int chunk) {
    return (long) chunk * CHUNK;
  }
}
