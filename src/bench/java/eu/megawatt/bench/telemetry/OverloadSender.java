package eu.megawatt.bench.telemetry;

import eu.megawatt.bench.process.Connection;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Offers more than a receiver can take: each connection has a round's request due at a fixed pace,
 * whatever became of the others, and sends what was refused again when its time has come. What is
 * refused more often than a sender would remember is given up, the oldest first.
 */
final class OverloadSender {

  /** Requests of a connection that wait to be sent again. */
  private static final int MOST_WAITING = 50;

  private static final int ROOM = 1 << 20;
  private static final long NANOS = 1_000_000_000L;

  private final URI to;
  private final String token;
  private final EndlessLoad load;
  private final double requestsPerSecond;
  private final long start = System.nanoTime();
  private final long endNanos;
  private final BitSet[] acknowledged;
  private final TreeMap<Integer, Long> statuses = new TreeMap<>();
  private final LongList latencies = new LongList();
  private long offered;
  private long withoutRetryAfter;
  private long givenUp;
  private String trouble = "";

  /** A request that was refused. */
  private record Waiting(int round, long dueNanos) {}

  /** Numbers that are appended to. */
  private static final class LongList {
    private long[] values = new long[1 << 12];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    long[] sorted() {
      long[] copy = Arrays.copyOf(values, size);
      Arrays.sort(copy);
      return copy;
    }
  }

  /**
   * A sender.
   *
   * @param samplesPerSecond that all connections offer together, repetitions not counted
   */
  OverloadSender(URI to, String token, EndlessLoad load, double samplesPerSecond, double seconds) {
    this.to = to;
    this.token = token;
    this.load = load;
    requestsPerSecond = samplesPerSecond / load.series() / load.connections();
    endNanos = start + (long) (seconds * NANOS);
    acknowledged = new BitSet[load.connections()];
    Arrays.setAll(acknowledged, _ -> new BitSet());
  }

  /** Sends until the time is over. */
  LoadReport run(long receiverPid) throws IOException, InterruptedException {
    double cpuBefore = ReceiverUsage.of(receiverPid).cpuSeconds();
    Thread[] threads = new Thread[load.connections()];
    for (int connection = 0; connection < threads.length; connection++) {
      int number = connection;
      threads[connection] =
          Thread.ofPlatform().name("overload-" + connection).start(() -> connection(number));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    ReceiverUsage after = ReceiverUsage.of(receiverPid);
    double seconds = (System.nanoTime() - start) / 1e9;
    return report(seconds, after.cpuSeconds() - cpuBefore, after.peakRssMiB());
  }

  private synchronized LoadReport report(double seconds, double cpuSeconds, double peakRssMiB) {
    long[] sorted = latencies.sorted();
    long taken = 0;
    for (BitSet rounds : acknowledged) {
      taken += (long) rounds.cardinality() * load.series();
    }
    return new LoadReport(
        offered,
        taken,
        seconds,
        cpuSeconds,
        taken,
        cpuSeconds,
        peakRssMiB,
        LoadSender.percentile(sorted, 0.50),
        LoadSender.percentile(sorted, 0.99),
        LoadSender.percentile(sorted, 1),
        statuses,
        trouble.isEmpty() ? Optional.empty() : Optional.of(trouble));
  }

  private void connection(int number) {
    byte[] bytes = new byte[ROOM];
    PriorityQueue<Waiting> waiting =
        new PriorityQueue<>(Comparator.comparingLong(Waiting::dueNanos));
    int nextRound = 0;
    try (Connection connection = new Connection(to)) {
      while (System.nanoTime() < endNanos) {
        long newDue = start + (long) (nextRound / requestsPerSecond * NANOS);
        Waiting oldest = waiting.peek();
        boolean isAgain = oldest != null && oldest.dueNanos <= newDue;
        awaitTurn(isAgain && oldest != null ? oldest.dueNanos : newDue);
        if (System.nanoTime() >= endNanos) {
          return;
        }
        int round = isAgain && oldest != null ? waiting.remove().round() : nextRound++;
        send(connection, number, round, bytes, waiting);
      }
    } catch (IOException e) {
      note("a connection broke: " + e.getMessage());
    }
  }

  private void awaitTurn(long dueNanos) {
    long until = Math.min(dueNanos, endNanos);
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void send(
      Connection connection, int number, int round, byte[] bytes, PriorityQueue<Waiting> waiting)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    buffer.put(RemoteWrite.head(to, token, load.length(number)));
    load.write(number, round, buffer);
    long began = System.nanoTime();
    Connection.Answer answer = connection.send(bytes, buffer.position());
    long now = System.nanoTime();
    count(number, round, answer, now - began);
    if (answer.status() / 100 == 5) {
      waiting.add(new Waiting(round, now + answer.retryAfterSeconds().orElse(1) * NANOS));
      if (waiting.size() > MOST_WAITING) {
        waiting.remove();
        giveUp();
      }
    }
  }

  private synchronized void count(int number, int round, Connection.Answer answer, long nanos) {
    offered += load.series();
    statuses.merge(answer.status(), 1L, Long::sum);
    latencies.add(nanos);
    if (answer.status() / 100 == 2) {
      acknowledged[number].set(round);
    } else if (answer.status() / 100 == 5) {
      withoutRetryAfter += answer.retryAfterSeconds().isPresent() ? 0 : 1;
    } else {
      note(answer.status() + " " + answer.text());
    }
  }

  private synchronized void giveUp() {
    givenUp++;
  }

  private synchronized void note(String what) {
    if (trouble.isEmpty()) {
      trouble = what;
    }
  }

  /** By connection, the rounds that were answered with 2xx. */
  BitSet[] acknowledged() {
    return acknowledged;
  }

  /** Refusals that did not say when to come again. */
  synchronized long withoutRetryAfter() {
    return withoutRetryAfter;
  }

  /** Requests that were refused too often and not sent again. */
  synchronized long givenUp() {
    return givenUp;
  }
}
