package eu.megawatt.telemetry.simulate.send;

import eu.megawatt.telemetry.simulate.emit.WriteBody;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One connection of a sender with its queue and its thread. */
final class Shard {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int SUCCESS = 2;
  private static final int SERVER_ERROR = 5;
  private static final int HUNDRED = 100;

  private final SendSettings settings;
  private final HttpClient client;
  private final RemoteWriteSender.Totals totals;
  private final WriteBody body;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Packed> queue = new ArrayDeque<>();
  private boolean isStopped;

  /** The request in flight stays at the queue's head until it is answered. */
  private record Packed(HttpRequest request, int samples) {}

  /** When the first sample of the body came. */
  private long bodySince;

  Shard(SendSettings settings, HttpClient client, RemoteWriteSender.Totals totals, int number) {
    this.settings = settings;
    this.client = client;
    this.totals = totals;
    body = WriteBody.of(settings.version());
    thread = Thread.ofPlatform().daemon().name("remote-write-" + number).start(this::run);
  }

  /** The request that is being filled, for the one thread that makes samples. */
  WriteBody body() {
    if (body.samples() == 0) {
      bodySince = System.nanoTime();
    }
    return body;
  }

  boolean isDue() {
    return body.samples() > 0
        && System.nanoTime() - bodySince >= settings.batchSendDeadline().toNanos();
  }

  /** Puts the body into the queue, as soon as there is room. */
  void enqueue() {
    if (body.samples() == 0) {
      return;
    }
    int samples = body.samples();
    Packed packed = new Packed(request(body.finish()), samples);
    lock.lock();
    try {
      while (queue.size() >= settings.capacity() && !isStopped) {
        changed.awaitUninterruptibly();
      }
      queue.addLast(packed);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until everything has been answered; whether that was in time. */
  boolean awaitIdle(long untilNanos) throws InterruptedException {
    lock.lock();
    try {
      while (!queue.isEmpty() && !isStopped) {
        long left = untilNanos - System.nanoTime();
        if (left <= 0 || changed.awaitNanos(left) <= 0) {
          return queue.isEmpty();
        }
      }
      return queue.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      isStopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
  }

  private HttpRequest request(byte[] bytes) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.to())
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", settings.version().contentType())
            .header("Content-Encoding", "snappy")
            .header("X-Prometheus-Remote-Write-Version", settings.version().header())
            .header("User-Agent", "megawatt-simulate")
            .POST(BodyPublishers.ofByteArray(bytes));
    settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }

  private void run() {
    try {
      while (true) {
        Packed next = awaitNext();
        deliver(next);
        removeHead();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // stopped: the thread ends here
    }
  }

  private Packed awaitNext() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queue.isEmpty()) {
        changed.await();
      }
      return queue.getFirst();
    } finally {
      lock.unlock();
    }
  }

  private void removeHead() {
    lock.lock();
    try {
      queue.removeFirst();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void deliver(Packed packed) throws InterruptedException {
    long backoff = settings.minBackoff().toMillis();
    while (true) {
      totals.requests.increment();
      OptionalLong pause = attempt(packed, backoff);
      if (pause.isEmpty()) {
        return;
      }
      totals.retries.increment();
      pause(pause.getAsLong());
      backoff = Math.min(2 * backoff, settings.maxBackoff().toMillis());
    }
  }

  /** Sends it once; how long to wait before the next time, or nothing if that was all. */
  private OptionalLong attempt(Packed packed, long backoff) throws InterruptedException {
    try {
      HttpResponse<String> answer = client.send(packed.request, BodyHandlers.ofString());
      switch (answer.statusCode() / HUNDRED) {
        case SUCCESS -> totals.acknowledged.add(packed.samples);
        case SERVER_ERROR -> {
          return OptionalLong.of(Math.max(backoff, retryAfterMillis(answer)));
        }
        default -> {
          totals.dropped.add(packed.samples);
          totals.refusal.compareAndSet("", answer.statusCode() + " " + answer.body().strip());
        }
      }
      return OptionalLong.empty();
    } catch (IOException _) {
      return OptionalLong.of(backoff); // nobody there, or not any more: again, as Prometheus does
    }
  }

  private static long retryAfterMillis(HttpResponse<?> answer) {
    String seconds = answer.headers().firstValue("Retry-After").orElse("");
    return seconds.matches("\\d{1,5}") ? TimeUnit.SECONDS.toMillis(Long.parseLong(seconds)) : 0;
  }

  private void pause(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (left > 0 && !isStopped) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
