package eu.megawatt.kernels.host;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Some platform threads that do input and output together, each its own duty. When one fails or the
 * time is over, what they work on is closed, so that none waits for ever.
 */
final class Crew implements AutoCloseable {

  private static final int CLOSE_SECONDS = 5;

  private final ExecutorService threads;
  private final CompletionService<Boolean> done;
  private final Closeable work;

  /**
   * So many threads.
   *
   * @param work what is closed when one of them fails
   */
  Crew(String name, int size, Closeable work) {
    this.threads =
        Executors.newFixedThreadPool(size, Thread.ofPlatform().daemon().name(name, 0).factory());
    this.done = new ExecutorCompletionService<>(threads);
    this.work = work;
  }

  /**
   * Does all duties at the same time: as many as there are threads, or fewer.
   *
   * @throws AbsentException when one failed, or not all were done in time
   */
  void run(List<Duty> duties, Duration limit) {
    if (threads.isShutdown()) {
      throw new AbsentException(
          Absence.FAILED, "It is closed, as it has failed before. Maybe prepare it again");
    }
    long end = System.nanoTime() + limit.toNanos();
    List<Future<Boolean>> running = new ArrayList<>();
    for (Duty duty : duties) {
      running.add(
          done.submit(
              () -> {
                duty.run();
                return true;
              }));
    }
    try {
      for (int i = 0; i < duties.size(); i++) {
        Future<Boolean> next = done.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw outOfTime("not all was done in " + limit);
        }
        next.get();
      }
    } catch (ExecutionException e) {
      throw absent(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AbsentException(Absence.FAILED, "It was interrupted");
    } finally {
      if (!running.stream().allMatch(part -> part.state() == Future.State.SUCCESS)) {
        running.forEach(part -> part.cancel(true));
        close();
      }
    }
  }

  private static AbsentException absent(Throwable cause) {
    return switch (cause) {
      case AbsentException absent -> absent;
      case SocketTimeoutException _ -> outOfTime("a socket has been silent for too long");
      case IOException _ -> new AbsentException(Absence.FAILED, String.valueOf(cause));
      case Error error -> throw error;
      default -> throw new IllegalStateException(cause);
    };
  }

  private static AbsentException outOfTime(String why) {
    return new AbsentException(Absence.OUT_OF_TIME, why + ". Maybe the machine is overloaded");
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      work.close();
      threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new AbsentException(Absence.FAILED, "It could not be closed: " + e);
    }
  }
}
