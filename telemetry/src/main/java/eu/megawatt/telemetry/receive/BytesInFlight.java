package eu.megawatt.telemetry.receive;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes that are held for requests not yet answered, up to a bound. One that is larger than the
 * bound is taken where nothing else is held. Small ones find room that large ones do not, so a node
 * that is read alone is seen though a bulk is sent away. Thread-safe.
 */
final class BytesInFlight {

  private final long most;
  private final AtomicLong held = new AtomicLong();

  BytesInFlight(long most) {
    this.most = most;
  }

  /** Whether so many bytes could be taken now. */
  boolean hasRoom(long bytes) {
    long before = held.get();
    return before == 0 || before + bytes <= most;
  }

  /** Takes room for so many bytes, or takes none and says so. */
  boolean take(long bytes) {
    long all = held.addAndGet(bytes);
    if (all <= most || all == bytes) {
      return true;
    }
    held.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    held.addAndGet(-bytes);
  }

  long held() {
    return held.get();
  }
}
