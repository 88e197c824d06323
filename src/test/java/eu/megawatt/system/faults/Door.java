package eu.megawatt.system.faults;

import java.net.URI;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Where the service is to be found, while it is. Thread-safe. */
final class Door {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private @Nullable URI open;

  void open(URI address) {
    lock.lock();
    try {
      open = address;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void shut() {
    lock.lock();
    try {
      open = null;
    } finally {
      lock.unlock();
    }
  }

  /** The address, as soon as there is one. */
  URI await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        URI found = open;
        if (found != null) {
          return found;
        }
        opened.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
