package eu.megawatt.kernels.cpu;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of platform threads that do the parts of one piece of work at a time. Which part
 * is whose is the caller's to say, and is the same each time: a thread finds in its caches and on
 * its NUMA node what it put there.
 */
final class Team implements AutoCloseable {

  private static final long JOIN_MILLIS = 5_000;

  private final List<Thread> threads;
  private final Barrier barrier;
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile Work work = new Work(0, worker -> {}, Thread.currentThread());
  private volatile boolean isClosed;

  /** One piece of work, who waits for it, and its number. */
  private record Work(long number, Part part, Thread caller) {}

  /** So many threads, each beginning with what places it. */
  Team(int size, Part place) {
    if (size < 1) {
      throw new IllegalArgumentException("A team has at least 1 thread, not " + size);
    }
    barrier = new Barrier(size);
    threads = IntStream.range(0, size).mapToObj(worker -> start(worker, place)).toList();
  }

  /** So many threads, wherever the system puts them. */
  Team(int size) {
    this(size, worker -> {});
  }

  int size() {
    return threads.size();
  }

  /** Has every thread do its part, and waits for all. What a part throws is thrown. */
  void run(Part part) {
    pending.set(threads.size());
    work = new Work(work.number + 1, part, Thread.currentThread());
    threads.forEach(LockSupport::unpark);
    while (pending.get() > 0) {
      LockSupport.park(this);
    }
    Optional<Throwable> thrown = Optional.ofNullable(failure.getAndSet(null));
    thrown.ifPresent(this::rethrow);
  }

  /** Waits, within a part, until every thread has come as far. */
  void meet() {
    barrier.meet();
  }

  private Thread start(int worker, Part place) {
    return Thread.ofPlatform()
        .name("kernel-" + worker)
        .daemon()
        .start(
            () -> {
              place.of(worker);
              serve(worker);
            });
  }

  private void serve(int worker) {
    long done = 0;
    while (!isClosed) {
      Work next = work;
      if (next.number == done) {
        LockSupport.park(this);
        continue;
      }
      done = next.number;
      perform(next.part, worker);
      if (pending.decrementAndGet() == 0) {
        LockSupport.unpark(next.caller);
      }
    }
  }

  private void perform(Part part, int worker) {
    try {
      part.of(worker);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      barrier.breakUp();
    }
  }

  private void rethrow(Throwable thrown) {
    barrier.mend();
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Override
  public void close() {
    isClosed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
      try {
        thread.join(JOIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
