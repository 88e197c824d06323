package eu.megawatt.service.validation;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Has one thread look again soon, however often that is asked for. Thread-safe. */
final class Wake {

  private final BlockingQueue<Boolean> asked = new ArrayBlockingQueue<>(1);

  void ring() {
    boolean _ = asked.offer(true);
  }

  /** Waits until it is asked for, or for so long. */
  void await(Duration atMost) throws InterruptedException {
    Boolean _ = asked.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }
}
