package eu.megawatt.service.rest;

import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Arrays for bodies, used again. A body lives as long as its request waits for the disk, through
 * several collections of what is young, each of which would copy it. Bounded; those of unusual size
 * are made and let go. Thread-safe.
 */
final class BodyArrays {

  /** Of a request of 2,000 samples, and some more. */
  private static final int ROOM = 128 << 10;

  private static final int MOST_KEPT = 64;

  private final BlockingDeque<byte[]> kept = new LinkedBlockingDeque<>(MOST_KEPT);

  /** One with room for so many bytes; with anything in it. */
  byte[] take(int bytes) {
    if (bytes > ROOM) {
      return new byte[bytes];
    }
    byte[] array = kept.pollFirst();
    return array == null ? new byte[ROOM] : array;
  }

  /** Takes one back that nobody reads any more. */
  void giveBack(byte[] array) {
    if (array.length == ROOM) {
      kept.offerFirst(array);
    }
  }
}
