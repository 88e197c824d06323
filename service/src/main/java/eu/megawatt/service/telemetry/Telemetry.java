package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventorySnapshot;
import eu.megawatt.service.allocation.AllocationLoad;
import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.allocation.OpenAllocations;
import eu.megawatt.service.fleet.CurrentFleet;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.telemetry.live.LivePower;
import eu.megawatt.telemetry.live.LiveView;
import eu.megawatt.telemetry.record.GpuPlaces;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Telemetry at work: samples come in, are kept under {@code telemetry/} in the data directory, and
 * are looked at twice a second. Thread-safe.
 */
public final class Telemetry implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Telemetry.class.getName());
  private static final String DIRECTORY = "telemetry";
  private static final long LOOK_MILLIS = 500;
  private static final long SWEEP_HOURS = 1;
  private static final long PATIENCE_SECONDS = 10;

  private final Clock clock;
  private final TelemetrySettings settings;
  private final Ingest ingest;
  private final PowerHistory history = new PowerHistory();
  private final FleetEvents events;
  private final OpenAllocations open;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("live").factory());
  private final ScheduledExecutorService holders =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("holders").factory());
  private final ScheduledExecutorService chores =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("samples").factory());
  private volatile InventorySnapshot snapshot;
  private volatile FleetSummary summary;
  private final List<Supplier<List<FleetSummary.AttentionItem>>> others =
      new CopyOnWriteArrayList<>();
  private Optional<CurrentFleet.Listening> listening = Optional.empty();

  private Telemetry(
      Clock clock, TelemetrySettings settings, Ingest ingest, InventorySnapshot snapshot) {
    this.clock = clock;
    this.settings = settings;
    this.ingest = ingest;
    this.snapshot = snapshot;
    open = ingest.records().allocations().open(clock.instant());
    assign();
    summary = summarise(ingest.live().look());
    events = new FleetEvents(summary);
  }

  /**
   * Opens what a data directory keeps, for a fleet.
   *
   * @param environment a variable's value by its name, for the secrets of sources
   */
  public static Telemetry open(
      DataDirectory directory,
      InventorySnapshot fleet,
      RecordTables tables,
      AllocationStore allocations,
      TelemetrySettings settings,
      Clock clock,
      Function<String, Optional<String>> environment) {
    DataDirectory own = DataDirectory.open(directory.path().resolve(DIRECTORY));
    return new Telemetry(
        clock,
        settings,
        Ingest.open(own.path(), fleet.inventory(), tables, allocations, clock, environment),
        fleet);
  }

  /**
   * Begins to look, and to ask the sources that are asked.
   *
   * @param observer sees each look
   */
  public void begin(Consumer<LiveView> observer) {
    holders.execute(() -> attempt("recall of readings", () -> ingest.recall(holders::isShutdown)));
    ingest.begin();
    var _ =
        looks.scheduleAtFixedRate(
            () -> attempt("look", () -> look(observer)),
            LOOK_MILLIS,
            LOOK_MILLIS,
            TimeUnit.MILLISECONDS);
    var _ =
        holders.scheduleWithFixedDelay(
            () -> attempt("look at allocations", this::assign),
            LOOK_MILLIS,
            LOOK_MILLIS,
            TimeUnit.MILLISECONDS);
    var _ =
        chores.scheduleWithFixedDelay(
            () -> attempt("checkpoint", () -> ingest.checkpoint(clock.instant())),
            settings.checkpointEvery().toMillis(),
            settings.checkpointEvery().toMillis(),
            TimeUnit.MILLISECONDS);
    var _ =
        chores.scheduleWithFixedDelay(
            () -> attempt("roll-up", () -> ingest.records().update(clock.instant())),
            settings.rollUpEvery().toMillis(),
            settings.rollUpEvery().toMillis(),
            TimeUnit.MILLISECONDS);
    var _ =
        chores.scheduleWithFixedDelay(
            () ->
                attempt(
                    "sweep of records",
                    () -> ingest.records().forget(settings.retention(), clock.instant())),
            SWEEP_HOURS,
            SWEEP_HOURS,
            TimeUnit.HOURS);
  }

  /** On a thread of its own: a fleet's holders take longer to look up than a look may. */
  private void assign() {
    open.news(clock.instant()).ifPresent(ingest.live()::use);
  }

  private interface Chore {
    void run() throws IOException;
  }

  /** A chore that fails is tried again at its next time; the log says what it was. */
  private static void attempt(String what, Chore chore) {
    try {
      chore.run();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.SEVERE, "A " + what + " of telemetry failed", e);
    }
  }

  private synchronized void look(Consumer<LiveView> observer) {
    LiveView view = ingest.live().look();
    FleetSummary now = summarise(view);
    summary = now;
    history.add(view, now);
    events.publish(now, view.domains().stream().map(DomainPower::of).toList());
    observer.accept(view);
  }

  private FleetSummary summarise(LiveView view) {
    List<FleetSummary.AttentionItem> also =
        others.stream().flatMap(it -> it.get().stream()).toList();
    return FleetSummary.of(view, snapshot.id(), ingest.live().attention(), also, Optional.empty());
  }

  /** Has what needs somebody say this too, the most pressing first; asked at each look. */
  public void sayAlso(Supplier<List<FleetSummary.AttentionItem>> other) {
    others.add(other);
  }

  /** Changes over whenever the fleet does. */
  public void follow(CurrentFleet fleet) {
    listening = Optional.of(fleet.listen(this::use));
  }

  /** Readings that the fleet has a place for are kept. */
  private synchronized void use(InventorySnapshot fleet) {
    snapshot = fleet;
    ingest.use(fleet.inventory());
    summary = summarise(ingest.live().view());
  }

  /**
   * Brings the records up to date with samples and allocations, without waiting for the next
   * minute.
   */
  public void rollUp() throws InterruptedException, ExecutionException {
    chores.submit(() -> ingest.records().update()).get();
  }

  /** Which GPUs stand in which node, as far as that is known now. */
  public GpuPlaces places() {
    return ingest.records().places();
  }

  /** How many allocations there are, and how many changes of them wait. */
  public AllocationLoad allocationLoad() {
    return allocations().load(clock.instant());
  }

  /** Which job had what. */
  public AllocationStore allocations() {
    return ingest.records().allocations();
  }

  /** The ways in. */
  public Ingest ingest() {
    return ingest;
  }

  public LivePower live() {
    return ingest.live();
  }

  /** The last two hours. */
  public PowerHistory history() {
    return history;
  }

  /** The stream of what changes. */
  public FleetEvents events() {
    return events;
  }

  /** The fleet in a few figures, half a second old at most. */
  public FleetSummary summary() {
    return summary;
  }

  /** The inventory that the figures are of. */
  public Inventory inventory() {
    return snapshot.inventory();
  }

  /** The id of the inventory that the figures are of. */
  public String snapshotId() {
    return snapshot.id();
  }

  /** Ends the streams, so that the server need not wait for their readers. */
  public void endStreams() {
    stop(looks);
    events.close();
  }

  /** Ends chores and lets go of the files; what was acknowledged is on disk already. */
  @Override
  public void close() {
    listening.ifPresent(CurrentFleet.Listening::close);
    stop(looks);
    stop(holders);
    stop(chores);
    ingest.close();
  }

  private static void stop(ScheduledExecutorService executor) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warning("A chore of telemetry takes longer than the service waits for it");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
