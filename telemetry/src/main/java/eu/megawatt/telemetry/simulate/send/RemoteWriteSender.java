package eu.megawatt.telemetry.simulate.send;

import eu.megawatt.telemetry.simulate.emit.Exported;
import eu.megawatt.telemetry.simulate.emit.Metric;
import eu.megawatt.telemetry.simulate.emit.SampleSink;
import eu.megawatt.telemetry.simulate.emit.WriteBody;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Sends samples by remote_write as Prometheus does: series keep to their shard, a shard has one
 * request in flight and repeats it, after 5xx or without an answer, until it is taken; any other
 * refusal is for good. Where a shard is full, {@link #sample} waits. One thread makes samples.
 */
public final class RemoteWriteSender implements SampleSink, AutoCloseable {

  private final SendSettings settings;
  private final HttpClient client;
  private final List<Shard> shards;
  private final Totals totals = new Totals();

  /** What all shards count together. */
  static final class Totals {
    final LongAdder requests = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final AtomicReference<String> refusal = new AtomicReference<>("");
  }

  public RemoteWriteSender(SendSettings settings) {
    this.settings = settings;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    shards =
        IntStream.range(0, settings.shards())
            .mapToObj(number -> new Shard(settings, client, totals, number))
            .toList();
  }

  @Override
  public void sample(Exported exported, Metric metric, long atMillis, double value) {
    Shard shard = shards.get(exported.number() % shards.size());
    WriteBody body = shard.body();
    body.sample(exported, metric, atMillis, value);
    if (body.samples() == settings.maxSamplesPerSend()) {
      shard.enqueue();
    }
  }

  /** Sends what has waited for its deadline; to be called often. */
  public void sendDue() {
    shards.stream().filter(Shard::isDue).forEach(Shard::enqueue);
  }

  /** Sends everything and waits until it has been answered; whether it has been in time. */
  public boolean flush(Duration patience) throws InterruptedException {
    shards.forEach(Shard::enqueue);
    long until = System.nanoTime() + patience.toNanos();
    boolean isDone = true;
    for (Shard shard : shards) {
      isDone &= shard.awaitIdle(until);
    }
    return isDone;
  }

  public SendCounts counts() {
    String refusal = totals.refusal.get();
    return new SendCounts(
        totals.requests.sum(),
        totals.retries.sum(),
        totals.acknowledged.sum(),
        totals.dropped.sum(),
        refusal.isEmpty() ? Optional.empty() : Optional.of(refusal));
  }

  /** Ends at once; what waits is forgotten. */
  @Override
  public void close() {
    shards.forEach(Shard::stop);
    client.shutdownNow();
  }
}
