package eu.megawatt.service.fleet;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryChange;
import eu.megawatt.fleet.inventory.InventorySnapshot;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.store.FleetStore;
import eu.megawatt.service.store.FleetVersion;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The snapshot of the fleet that is current, and the one way to another. A change is on disk before
 * anybody sees it; changes happen one at a time. Thread-safe.
 */
public final class CurrentFleet {

  private static final Logger LOG = Logger.getLogger(CurrentFleet.class.getName());

  private static final String WHAT = "The fleet is at snapshot";

  /** The name of a fleet that nobody has named yet. */
  private static final String UNNAMED = "fleet";

  private final FleetStore store;
  private final Clock clock;
  private final List<Consumer<InventorySnapshot>> listeners = new CopyOnWriteArrayList<>();
  private volatile Optional<InventorySnapshot> current;

  private CurrentFleet(FleetStore store, Clock clock, Optional<InventorySnapshot> current) {
    this.store = store;
    this.clock = clock;
    this.current = current;
  }

  /** With the newest snapshot of a store, where it has any. */
  public static CurrentFleet open(FleetStore store, Clock clock) {
    return new CurrentFleet(store, clock, store.newest());
  }

  /** The snapshot that holds now; empty until the first is put in. */
  public Optional<InventorySnapshot> snapshot() {
    return current;
  }

  /** The fleet that holds now; one of nothing until the first is put in. */
  public Inventory inventory() {
    return current.map(InventorySnapshot::inventory).orElseGet(() -> Inventory.empty(UNNAMED));
  }

  /**
   * Has every snapshot from now on told, on the thread that changes the fleet, after it is on disk
   * and current. A listener has to be quick.
   *
   * @return ends the telling
   */
  public Listening listen(Consumer<InventorySnapshot> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Being told of changes; closing ends it. */
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * What an edit would do, without doing it.
   *
   * @throws StaleException where another snapshot is current than the one expected
   */
  public FleetChange preview(Expectation expected, UnaryOperator<Inventory> edit) {
    Optional<InventorySnapshot> before = current;
    expected.check(WHAT, before.map(InventorySnapshot::id), true);
    return change(before, edit);
  }

  /**
   * Makes what an edit gives the current fleet; where it is the same as before, nothing happens.
   *
   * @param edit gives a checked inventory from the current one, or throws
   * @throws StaleException where another snapshot is current than the one expected
   */
  public synchronized FleetChange apply(Expectation expected, UnaryOperator<Inventory> edit) {
    expected.check(WHAT, current.map(InventorySnapshot::id), false);
    FleetChange change = change(current, edit);
    if (change.before().equals(Optional.of(change.after().id()))) {
      return change;
    }
    store.add(change.after(), FleetVersion.of(change.after(), clock.instant()));
    current = Optional.of(change.after());
    listeners.forEach(listener -> tell(listener, change.after()));
    return change;
  }

  private FleetChange change(Optional<InventorySnapshot> before, UnaryOperator<Inventory> edit) {
    Inventory old = before.map(InventorySnapshot::inventory).orElse(Inventory.empty(UNNAMED));
    InventorySnapshot after = InventoryWriter.snapshot(edit.apply(old));
    return new FleetChange(
        before.map(InventorySnapshot::id), after, InventoryChange.between(old, after.inventory()));
  }

  /** One listener's mistake must not keep the others, or the caller, from knowing. */
  private static void tell(Consumer<InventorySnapshot> listener, InventorySnapshot snapshot) {
    try {
      listener.accept(snapshot);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "A listener failed on snapshot " + snapshot.id(), e);
    }
  }
}
