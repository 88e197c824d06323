package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.telemetry.live.LivePower;
import eu.megawatt.telemetry.live.LiveSettings;
import eu.megawatt.telemetry.receive.Answer;
import eu.megawatt.telemetry.receive.ReceiveLimits;
import eu.megawatt.telemetry.receive.Receiver;
import eu.megawatt.telemetry.receive.WriteRequest;
import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.config.Sources;
import eu.megawatt.telemetry.source.push.BatchEndpoint;
import eu.megawatt.telemetry.source.push.Reply;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

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
  private final LivePower live;
  private final WaysIn ways;
  private final EnergyRecords records;

  private Ingest(
      Clock clock,
      SampleStore store,
      Adoptions adoptions,
      Inventory inventory,
      RecordTables tables,
      AllocationStore allocations,
      Function<String, Optional<String>> environment) {
    this.clock = clock;
    this.store = store;
    this.adoptions = adoptions;
    resolver = Resolver.of(inventory, Dictionary.builtIn(), store::entity, adoptions);
    live =
        new LivePower(inventory, new Register(store, adoptions), LiveSettings.USUAL, clock::millis);
    ways =
        new WaysIn(
            new Receiver(
                new SeriesIndex(resolver, MOST_SERIES), store, live::apply, ReceiveLimits.USUAL),
            new Interpreter(resolver),
            this::deliver,
            clock,
            environment);
    live.watch(ways::heard);
    records = new EnergyRecords(store, adoptions, tables, allocations, inventory);
  }

  /** Opens what a directory keeps. */
  static Ingest open(
      Path directory,
      Inventory inventory,
      RecordTables tables,
      AllocationStore allocations,
      Clock clock,
      Function<String, Optional<String>> environment) {
    try {
      Path samples = Files.createDirectories(directory.resolve(SAMPLES));
      Adoptions adoptions = Adoptions.open(directory.resolve(ADOPTED));
      SampleStore store = SampleStore.open(StoreSettings.STANDARD, new DirectoryFiles(samples));
      return new Ingest(clock, store, adoptions, inventory, tables, allocations, environment);
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
    return write(request, Optional.empty());
  }

  /** The same of a source whose token it came with. */
  public Answer write(WriteRequest request, Optional<String> source) {
    return ways.write(request, source);
  }

  /**
   * What to answer to a remote_write request of so many bytes before it is read, where there is no
   * room for it; empty if it is to be read.
   */
  public Optional<Answer> refusal(String sender, long packedBytes, Optional<String> source) {
    return ways.refusal(sender, packedBytes, source);
  }

  /**
   * Takes in points in JSON, of a source or of somebody who is none; returns when they are on disk.
   *
   * @return what became of each; empty if more waits to be written than may, and nothing is stored
   * @throws UnreadableException if they are no batch
   */
  public Optional<List<BatchEndpoint.Item>> batch(byte[] body, Optional<String> source)
      throws UnreadableException, InterruptedException {
    return ways.batch(body, source);
  }

  /** Takes in an OTLP request; says yes when its samples are on disk. */
  public Reply otlp(
      byte[] body, String contentType, String contentEncoding, Optional<String> source)
      throws InterruptedException {
    return ways.otlp(body, contentType, contentEncoding, source);
  }

  private boolean deliver(SampleBatch batch) {
    try {
      store.append(batch);
    } catch (OverloadedException _) {
      return false;
    }
    live.apply(batch);
    return true;
  }

  /** Changes over to other sources. */
  public void use(Sources sources) {
    ways.use(sources);
  }

  /** Shows live what was read last before now, unless it is to end. */
  void recall(BooleanSupplier ended) {
    long now = clock.millis();
    new Recall(store, live::apply)
        .run(
            now - LiveSettings.USUAL.sensorHold().toMillis(),
            now + ReceiveLimits.USUAL.ahead().toMillis(),
            ended);
  }

  /** Begins to ask the sources that are asked. */
  void begin() {
    ways.begin();
  }

  /** Everybody who sends something or is asked, and every other way in. */
  public Feed.Items feeds() {
    return new Feed.Items(
        ways.feeds(), resolver.quarantine().strangers().stream().map(Feed.Stranger::of).toList());
  }

  /** How each source is doing, by its id. */
  public Map<String, SourceFigures> sources() {
    long now = clock.millis();
    Map<String, SourceFigures> sources = new LinkedHashMap<>();
    ways.sources().forEach(it -> sources.put(it.id(), SourceFigures.of(it, now)));
    return sources;
  }

  /** How one source is doing; empty where there is none of that name. */
  public Optional<SourceFigures> source(String id) {
    return ways.source(id).map(it -> SourceFigures.of(it, clock.millis()));
  }

  /** Samples that were accepted since the service began. */
  public long acceptedCount() {
    return ways.acceptedCount();
  }

  /** Samples that were not taken for a reason, since the service began. */
  public long rejectedCount(Rejection reason) {
    return ways.rejectedCount(reason);
  }

  /** Quarter-hours of GPUs, nodes and meters whose records are behind their samples. */
  public long waitingQuarters() {
    return store.waiting();
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
        store;
        ways) {
      // All are closed, the ways in first, whatever becomes of the others.
    } catch (IOException e) {
      throw new UncheckedIOException("The samples cannot be closed", e);
    }
  }
}
