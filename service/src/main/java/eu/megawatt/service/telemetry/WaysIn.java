package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.live.HeardSource;
import eu.megawatt.telemetry.receive.Answer;
import eu.megawatt.telemetry.receive.Receiver;
import eu.megawatt.telemetry.receive.SenderStatus;
import eu.megawatt.telemetry.receive.SenderWatch;
import eu.megawatt.telemetry.receive.WriteRequest;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.config.Sources;
import eu.megawatt.telemetry.source.pull.Delivery;
import eu.megawatt.telemetry.source.pull.Pullers;
import eu.megawatt.telemetry.source.pull.SourceState;
import eu.megawatt.telemetry.source.pull.SourceWatch;
import eu.megawatt.telemetry.source.push.BatchEndpoint;
import eu.megawatt.telemetry.source.push.OtlpEndpoint;
import eu.megawatt.telemetry.source.push.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Every way in, with an account of whoever uses it: configured sources under their ids; those who
 * send without one by remote_write under the name of their program, by OTLP and in batches on one
 * line each. Thread-safe.
 */
final class WaysIn implements AutoCloseable {

  /** Who has not been heard for this long is not spoken of, if nobody has configured him. */
  private static final Duration SPOKEN_OF = Duration.ofSeconds(60);

  private final Clock clock;
  private final Receiver receiver;
  private final BatchEndpoint batches;
  private final OtlpEndpoint otlp;
  private final Pullers sources;
  private final SourceWatch batchWatch = way("sample-batches", "json");
  private final SourceWatch otlpWatch = way("otlp", "otlp");
  private final Map<Rejection, Long> rejectedByEnded = new EnumMap<>(Rejection.class);
  private long acceptedOfEnded;

  /**
   * Without any source as yet.
   *
   * @param delivery makes samples durable and shows them
   * @param environment a variable's value by its name
   */
  WaysIn(
      Receiver receiver,
      Interpreter interpreter,
      Delivery delivery,
      Clock clock,
      Function<String, Optional<String>> environment) {
    this.clock = clock;
    this.receiver = receiver;
    batches = new BatchEndpoint(interpreter, delivery);
    otlp = new OtlpEndpoint(interpreter, delivery);
    sources = new Pullers(interpreter, delivery, clock, environment);
  }

  private static SourceWatch way(String id, String kind) {
    return new SourceWatch(id, kind, 0, SPOKEN_OF, SourceWatch.NEVER);
  }

  /** Changes over to these sources. */
  synchronized void use(Sources others) {
    for (SourceState ended : sources.use(others)) {
      acceptedOfEnded += ended.accepted();
      ended.rejected().forEach((reason, count) -> rejectedByEnded.merge(reason, count, Long::sum));
    }
  }

  /** Begins to ask. */
  void begin() {
    sources.begin();
  }

  /** Takes in a remote_write request of a source, or of somebody who is none. */
  Answer write(WriteRequest request, Optional<String> source) {
    return receiver.answer(request, () -> sender(request.sender(), source), clock.instant());
  }

  /** What to answer to a remote_write request before it is read; empty if it is to be read. */
  Optional<Answer> refusal(String sender, long packedBytes, Optional<String> source) {
    return receiver.refusal(packedBytes, () -> sender(sender, source));
  }

  private SenderWatch sender(String name, Optional<String> source) {
    Optional<SourceWatch> watch = source.flatMap(sources::watch);
    return watch.isPresent() ? watch.get() : receiver.sender(name);
  }

  /** Takes in a batch; empty if there is no room just now. */
  Optional<List<BatchEndpoint.Item>> batch(byte[] body, Optional<String> source)
      throws UnreadableException, InterruptedException {
    return batches.take(body, watch(source, batchWatch), clock.millis());
  }

  /** Takes in an OTLP request. */
  Reply otlp(byte[] body, String contentType, String contentEncoding, Optional<String> source)
      throws InterruptedException {
    return otlp.answer(
        body, contentType, contentEncoding, watch(source, otlpWatch), clock.millis());
  }

  private SourceWatch watch(Optional<String> source, SourceWatch otherwise) {
    return source.flatMap(sources::watch).orElse(otherwise);
  }

  /** How the configured sources are doing, in the order of their document. */
  List<SourceState> sources() {
    return sources.states();
  }

  /** How one of them is doing. */
  Optional<SourceState> source(String id) {
    return sources.watch(id).map(it -> it.state(clock.millis()));
  }

  /** Everybody: sources first, then senders without one, then the other ways. */
  List<Feed> feeds() {
    long now = clock.millis();
    List<Feed> feeds = new ArrayList<>();
    sources.states().forEach(it -> feeds.add(Feed.ofSource(it, now)));
    receiver.senders().forEach(it -> feeds.add(Feed.ofSender(it, now)));
    feeds.add(Feed.ofWay(otlpWatch.state(now), now));
    feeds.add(Feed.ofWay(batchWatch.state(now), now));
    return feeds;
  }

  /** Samples that were accepted since the service began, of sources that have ended too. */
  synchronized long acceptedCount() {
    return acceptedOfEnded + feeds().stream().mapToLong(Feed::acceptedCount).sum();
  }

  /** Samples that were not taken for a reason, likewise. */
  synchronized long rejectedCount(Rejection reason) {
    return rejectedByEnded.getOrDefault(reason, 0L)
        + feeds().stream().mapToLong(feed -> feed.rejected().getOrDefault(reason.word(), 0L)).sum();
  }

  /** Everybody whose silence, failure or clock is worth a word. */
  List<HeardSource> heard() {
    long now = clock.millis();
    List<HeardSource> heard = new ArrayList<>();
    sources.states().forEach(it -> heard.add(heard(it)));
    for (SenderStatus sender : receiver.senders()) {
      long last = sender.lastHeardMillis().orElse(Long.MIN_VALUE);
      if (last >= now - SPOKEN_OF.toMillis()) {
        heard.add(
            new HeardSource(
                "sender",
                sender.sender(),
                HeardSource.State.HEARD,
                sender.clockOffsetMillis(),
                ""));
      }
    }
    return heard;
  }

  private static HeardSource heard(SourceState source) {
    HeardSource.State state =
        switch (source.health()) {
          case WAITING, FRESH, PARTIAL -> HeardSource.State.HEARD;
          case STALE -> HeardSource.State.SILENT;
          case FAILING -> HeardSource.State.FAILING;
        };
    String trouble =
        switch (state) {
          case HEARD -> "";
          case SILENT ->
              source.lastSampleMillis().isEmpty() ? "no sample of it was ever taken" : "";
          case FAILING -> source.lastError().orElse("");
        };
    return new HeardSource("source", source.id(), state, clockOffset(source), trouble);
  }

  /** What a Prometheus answers is as old as its last scrape: only the future gives it away. */
  private static OptionalLong clockOffset(SourceState source) {
    OptionalLong offset = source.clockOffsetMillis();
    boolean rightlyOld = source.kind().equals("promql") && offset.orElse(0) > 0;
    return rightlyOld ? OptionalLong.empty() : offset;
  }

  @Override
  public void close() {
    sources.close();
  }
}
