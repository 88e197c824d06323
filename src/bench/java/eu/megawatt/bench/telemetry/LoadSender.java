package eu.megawatt.bench.telemetry;

import eu.megawatt.bench.process.Connection;
import eu.megawatt.bench.telemetry.CorpusFile.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a corpus to a receiver on the loopback over plain sockets, so that sending costs next to
 * nothing: one connection a shard and one request in flight on each.
 */
final class LoadSender {

  private static final int LARGEST_REQUEST = 4 << 20;
  private static final int SUCCESS = 2;
  private static final int HUNDRED = 100;
  private static final int STEADY_AFTER = 4;

  private final URI to;
  private final String token;
  private final double samplesPerSecond;
  private final long untilNanos;
  private final long start = System.nanoTime();
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private Optional<String> refusal = Optional.empty();
  private long offered;
  private long acknowledged;
  private long steadyFrom = -1;
  private double steadyCpuFrom;

  /**
   * A sender.
   *
   * @param token empty for none
   * @param samplesPerSecond of all connections together; 0 for as fast as it goes
   * @param mostSeconds after which no further request is begun
   */
  LoadSender(URI to, String token, double samplesPerSecond, double mostSeconds) {
    this.to = to;
    this.token = token;
    this.samplesPerSecond = samplesPerSecond;
    untilNanos = start + (long) (mostSeconds * 1e9);
  }

  /** Sends all of a corpus, or as much as fits the time. */
  LoadReport send(CorpusFile corpus, long receiverPid) throws IOException, InterruptedException {
    if (!InetAddress.getByName(to.getHost()).isLoopbackAddress()) {
      throw new IllegalArgumentException("Only the loopback is sent to, not " + to);
    }
    double cpuBefore = ReceiverUsage.of(receiverPid).cpuSeconds();
    int shards = corpus.shards();
    long[][] latencies = new long[shards][];
    Thread[] threads = new Thread[shards];
    for (int shard = 0; shard < shards; shard++) {
      int number = shard;
      threads[shard] =
          Thread.ofPlatform()
              .name("load-" + shard)
              .start(() -> latencies[number] = shard(corpus, number, shards, receiverPid));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    ReceiverUsage after = ReceiverUsage.of(receiverPid);
    long[] sorted = Arrays.stream(latencies).flatMapToLong(Arrays::stream).sorted().toArray();
    return new LoadReport(
        offered,
        acknowledged,
        seconds,
        after.cpuSeconds() - cpuBefore,
        acknowledged - Math.max(0, steadyFrom),
        after.cpuSeconds() - (steadyFrom < 0 ? cpuBefore : steadyCpuFrom),
        after.peakRssMiB(),
        percentile(sorted, 0.50),
        percentile(sorted, 0.99),
        percentile(sorted, 1),
        statuses,
        refusal);
  }

  static double percentile(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
  }

  private long[] shard(CorpusFile corpus, int shard, int shards, long pid) {
    List<Request> requests = corpus.of(shard);
    long[] latencies = new long[requests.size()];
    int done = 0;
    try (Connection connection = new Connection(to)) {
      byte[] bytes = new byte[LARGEST_REQUEST];
      long sent = 0;
      for (Request request : requests) {
        int length = fill(corpus, request, bytes);
        awaitTurn(sent, shards);
        if (System.nanoTime() > untilNanos) {
          break;
        }
        long began = System.nanoTime();
        Connection.Answer answer = connection.send(bytes, length);
        latencies[done++] = System.nanoTime() - began;
        sent += request.samples();
        count(request, answer);
        if (shard == 0 && done == requests.size() / STEADY_AFTER) {
          markSteady(pid);
        }
      }
    } catch (IOException e) {
      note("the connection broke: " + e.getMessage());
    }
    return Arrays.copyOf(latencies, done);
  }

  private int fill(CorpusFile corpus, Request request, byte[] bytes) throws IOException {
    byte[] head = RemoteWrite.head(to, token, request.length());
    ByteBuffer buffer = ByteBuffer.wrap(bytes).put(head);
    corpus.body(request, buffer);
    return head.length + request.length();
  }

  private void awaitTurn(long sent, int shards) {
    if (samplesPerSecond > 0) {
      long due = start + (long) (sent / (samplesPerSecond / shards) * 1e9);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  private synchronized void count(Request request, Connection.Answer answer) {
    offered += request.samples();
    statuses.merge(answer.status(), 1L, Long::sum);
    if (answer.status() / HUNDRED == SUCCESS) {
      acknowledged += request.samples();
    } else {
      note(answer.status() + " " + answer.text());
    }
  }

  private synchronized void note(String what) {
    if (refusal.isEmpty()) {
      refusal = Optional.of(what);
    }
  }

  private synchronized void markSteady(long pid) throws IOException {
    steadyFrom = acknowledged;
    steadyCpuFrom = ReceiverUsage.of(pid).cpuSeconds();
  }
}
