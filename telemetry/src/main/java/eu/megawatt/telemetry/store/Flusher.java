package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.store.log.Joining;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Flushes memory on a thread of its own when it is asked to. Asking again while one waits changes
 * nothing. Thread-safe.
 */
final class Flusher implements AutoCloseable {

  /** What is done. */
  interface Flush {
    void run() throws IOException;
  }

  private final Flush flush;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition asked = lock.newCondition();
  private final Thread thread;
  private boolean wanted;
  private boolean closing;
  private @Nullable Exception failure;

  Flusher(Flush flush) {
    this.flush = flush;
    this.thread = Thread.ofPlatform().name("sample-flush").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void ask() {
    lock.lock();
    try {
      wanted = true;
      asked.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (await()) {
      try {
        flush.run();
        ended(null);
      } catch (IOException | UncheckedIOException e) {
        ended(e);
      }
    }
  }

  private void ended(@Nullable Exception failed) {
    lock.lock();
    try {
      failure = failed;
    } finally {
      lock.unlock();
    }
  }

  private boolean await() {
    lock.lock();
    try {
      while (!wanted && !closing) {
        asked.awaitUninterruptibly();
      }
      wanted = false;
      return !closing;
    } finally {
      lock.unlock();
    }
  }

  /** Why the last flush failed, if it did. */
  Optional<String> problem() {
    lock.lock();
    try {
      return Optional.ofNullable(failure).map(Exception::getMessage);
    } finally {
      lock.unlock();
    }
  }

  /** Returns once no flush runs any more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      asked.signal();
    } finally {
      lock.unlock();
    }
    Joining.join(thread);
  }
}
