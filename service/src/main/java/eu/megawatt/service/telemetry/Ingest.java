package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.telemetry.live.LivePower;
import eu.megawatt.telemetry.live.LiveSettings;
import eu.megawatt.telemetry.receive.Answer;
import eu.megawatt.telemetry.receive.ReceiveLimits;
import eu.megawatt.telemetry.receive.Receiver;
import eu.megawatt.telemetry.receive.SenderStatus;
import eu.megawatt.telemetry.receive.WriteRequest;
import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.Window;
import eu.megawatt.telemetry.source.json.JsonTree;
import eu.megawatt.telemetry.source.json.SampleBatches;
import eu.megawatt.telemetry.store.OverloadedException;
import eu.megawatt.telemetry.store.SampleStore;
import eu.megawatt.telemetry.store.StoreSettings;
import eu.megawatt.telemetry.store.file.DirectoryFiles;
import eu.megawatt.telemetry.wire.SeriesIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ways in, up to where samples are durable and shown. Thread-safe. */
public final class Ingest implements AutoCloseable {

  /** Series that are remembered: six of each GPU of a fleet of 200,000, with room to spare. */
  private static final int MOST_SERIES = 2_000_000;

  private static final String ADOPTED = "adopted-gpus";
  private static final String SAMPLES = "samples";

  private final Clock clock;
  private final SampleStore store;
  private final Adoptions adoptions;
  private final Resolver resolver;
  private final Interpreter interpreter;
  private final LivePower live;
  private final Receiver receiver;
  private final EnergyRecords records;
  private final PushCounts batches = new PushCounts();

  private Ingest(
      Clock clock,
      SampleStore store,
      Adoptions adoptions,
      Inventory inventory,
      RecordTables tables) {
    this.clock = clock;
    this.store = store;
    this.adoptions = adoptions;
    resolver = Resolver.of(inventory, Dictionary.builtIn(), store::entity, adoptions);
    interpreter = new Interpreter(resolver);
    live =
        new LivePower(inventory, new Register(store, adoptions), LiveSettings.USUAL, clock::millis);
    receiver =
        new Receiver(
            new SeriesIndex(resolver, MOST_SERIES), store, live::apply, ReceiveLimits.USUAL);
    records = new EnergyRecords(store, adoptions, tables, inventory);
  }

  /** Opens what a directory keeps. */
  static Ingest open(Path directory, Inventory inventory, RecordTables tables, Clock clock) {
    try {
      Path samples = Files.createDirectories(directory.resolve(SAMPLES));
      Adoptions adoptions = Adoptions.open(directory.resolve(ADOPTED));
      SampleStore store = SampleStore.open(StoreSettings.STANDARD, new DirectoryFiles(samples));
      return new Ingest(clock, store, adoptions, inventory, tables);
    } catch (IOException e) {
      throw new UncheckedIOException("The samples in " + directory + " cannot be opened", e);
    }
  }

  /** Changes over to another inventory. */
  void use(Inventory inventory) {
    resolver.use(inventory);
    live.use(inventory);
    records.use(inventory);
  }

  /** Takes in a remote_write request; returns when its samples are on disk. */
  public Answer write(WriteRequest request) {
    return receiver.answer(request, clock.instant());
  }

  /**
   * Takes in points in JSON; returns when they are on disk.
   *
   * @throws UnreadableException if they are no batch
   * @throws OverloadedException if more waits to be written than may; nothing is stored
   */
  public BatchResult batch(byte[] body) throws UnreadableException, OverloadedException {
    List<SampleBatches.Point> points = SampleBatches.read(JsonTree.read(body));
    SampleBatch batch = new SampleBatch(points.size());
    PointOutcome outcome = new PointOutcome(batch, batches);
    long now = clock.millis();
    ReadingSink sink = interpreter.into(outcome, now, Window.around(now));
    for (SampleBatches.Point point : points) {
      switch (point) {
        case SampleBatches.Point.Read(var readings) -> readings.forEach(sink::reading);
        case SampleBatches.Point.Refused(String why) ->
            sink.refused(Rejection.MALFORMED, "point", why);
      }
      outcome.endPoint();
    }
    store(batch);
    outcome.stored();
    return outcome.result();
  }

  private void store(SampleBatch batch) throws OverloadedException {
    if (batch.size() > 0) {
      store.append(batch);
      live.apply(batch);
    }
  }

  /** Everybody who sent something, and every way in. */
  public Feed.Items feeds() {
    long now = clock.millis();
    List<Feed> feeds = new ArrayList<>();
    for (SenderStatus sender : receiver.senders()) {
      feeds.add(feed(sender, now));
    }
    feeds.add(batches.feed("sample-batches", "json", now));
    return new Feed.Items(
        feeds, resolver.quarantine().strangers().stream().map(Feed.Stranger::of).toList());
  }

  private static Feed feed(SenderStatus sender, long now) {
    Map<String, Long> rejected = new TreeMap<>();
    sender.rejected().forEach((reason, count) -> rejected.put(reason.word(), count));
    return Feed.of(
            sender.sender(),
            "remote-write",
            sender.lastSampleMillis().orElse(Long.MIN_VALUE),
            now,
            sender.accepted(),
            rejected)
        .withClockOffset(Watts.boxed(sender.clockOffsetMillis()));
  }

  /** Samples that were accepted since the service began. */
  public long acceptedCount() {
    return feeds().items().stream().mapToLong(Feed::acceptedCount).sum();
  }

  /** Samples that were not taken for a reason, since the service began. */
  public long rejectedCount(Rejection reason) {
    return feeds().items().stream()
        .mapToLong(feed -> feed.rejected().getOrDefault(reason.word(), 0L))
        .sum();
  }

  /** Quarter-hours of GPUs, nodes and meters whose records are behind their samples. */
  public long waitingQuarters() {
    return store.metrics().dirty();
  }

  LivePower live() {
    return live;
  }

  /** What the samples add up to. */
  EnergyRecords records() {
    return records;
  }

  /** Moves samples from the log to files for reading, and drops what is older than the window. */
  void checkpoint(Instant now) throws IOException {
    store.checkpoint(now);
  }

  @Override
  public void close() {
    try (adoptions;
        store) {
      // Both are closed whatever becomes of the other.
    } catch (IOException e) {
      throw new UncheckedIOException("The samples cannot be closed", e);
    }
  }
}
