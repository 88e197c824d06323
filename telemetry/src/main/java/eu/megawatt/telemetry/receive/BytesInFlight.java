package eu.megawatt.telemetry.receive;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that are held for requests not yet answered, up to a bound. Thread-safe. */
final class BytesInFlight {

  private final long most;
  private final AtomicLong held = new AtomicLong();

  BytesInFlight(long most) {
    this.most = most;
  }

  /** Takes room for so many bytes, or takes none and says so. */
  boolean take(long bytes) {
    if (held.addAndGet(bytes) <= most) {
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
