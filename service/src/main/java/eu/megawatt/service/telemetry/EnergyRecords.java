package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.allocation.PendingChanges;
import eu.megawatt.service.record.RecordRetention;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.telemetry.record.DirtyQuarter;
import eu.megawatt.telemetry.record.GpuPlaces;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RollUp;
import eu.megawatt.telemetry.record.StoredReadings;
import eu.megawatt.telemetry.record.Touched;
import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.store.Dirty;
import eu.megawatt.telemetry.store.SampleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Brings the records up to date with samples and allocations, a portion at a time. One caller at a
 * time.
 */
final class EnergyRecords {

  /** Quarter-hours of entities that are rolled up at once: one of a fleet of 130,000 GPUs. */
  private static final int PORTION = 150_000;

  /** With more that wait, the quarter-hour that still runs waits for its end: some 500 nodes. */
  static final int MOST_RUNNING = 5_000;

  /** What comes a little late is rolled up with the rest. */
  private static final Duration SETTLED_AFTER = Duration.ofSeconds(30);

  /** Portions until other chores get their turn. */
  private static final int MOST_PORTIONS = 50;

  /** Quarter-hours of GPUs and nodes that are rolled up at once since allocations changed. */
  private static final int CHANGES = 20_000;

  private static final int SWEEPS = 20;
  private static final int ALLOCATIONS_AT_ONCE = 10_000;

  private final SampleStore store;
  private final Adoptions adoptions;
  private final RecordTables tables;
  private final AllocationStore allocations;
  private Inventory inventory;

  /** Made when it is first needed, and anew after the inventory or the adoptions have changed. */
  private Optional<Standing> standing = Optional.empty();

  /** Where the GPUs of a fleet stand, with so many adopted, and what rolls them up. */
  private record Standing(int adopted, AdoptedPlaces places, RollUp rollUp) {}

  EnergyRecords(
      SampleStore store,
      Adoptions adoptions,
      RecordTables tables,
      AllocationStore allocations,
      Inventory inventory) {
    this.store = store;
    this.adoptions = adoptions;
    this.tables = tables;
    this.allocations = allocations;
    this.inventory = inventory;
  }

  /** Changes over to another inventory: for what is rolled up from now on. */
  synchronized void use(Inventory other) {
    inventory = other;
    standing = Optional.empty();
  }

  private synchronized Standing standing() {
    int adopted = adoptions.count();
    Standing now =
        standing.filter(it -> it.adopted() == adopted).orElseGet(() -> standing(adoptions.all()));
    standing = Optional.of(now);
    return now;
  }

  private Standing standing(List<Adoptions.Adoption> adopted) {
    AdoptedPlaces places = new AdoptedPlaces(inventory, adopted);
    return new Standing(
        adopted.size(),
        places,
        new RollUp(new StoredReadings(store), inventory, places, allocations, tables));
  }

  /** Which job had what. */
  AllocationStore allocations() {
    return allocations;
  }

  /** Which GPUs stand in which node, as far as that is known now. */
  GpuPlaces places() {
    return standing().places();
  }

  /**
   * Rolls up what changed, as {@link #update()} does. In a large fleet the quarter-hour that still
   * runs is left for later: rolled up each minute, it would cost more than all else together.
   */
  void update(Instant now) {
    if (store.waiting() <= MOST_RUNNING) {
      update();
      return;
    }
    long settled = now.minus(SETTLED_AFTER).toEpochMilli();
    update(
        most ->
            store.takeDirty(most, Instant.ofEpochMilli(settled - settled % QuarterRecord.MILLIS)));
  }

  /**
   * Rolls up what changed, of samples and of allocations. What fails is taken again the next time;
   * what was written by then is written again, which changes nothing.
   */
  void update() {
    update(store::takeDirty);
  }

  private void update(IntFunction<Dirty> samples) {
    for (int portion = 0; portion < MOST_PORTIONS; portion++) {
      PendingChanges changes = allocations.pending(CHANGES);
      Dirty dirty = samples.apply(PORTION);
      if (dirty.size() == 0 && changes.isEmpty()) {
        return;
      }
      boolean done = false;
      try {
        standing().rollUp().run(pairs(dirty), rebuildable(changes.touched()));
        done = true;
      } finally {
        if (done) {
          store.rolledUp(dirty);
          allocations.rolledUp(changes);
        } else {
          store.giveBack(dirty);
        }
      }
    }
  }

  /** What lies before this would be rebuilt from samples of which some are gone. */
  private List<Touched> rebuildable(List<Touched> touched) {
    long from = store.rebuildableFromMillis();
    return touched.stream()
        .filter(it -> it.toMillis() > from)
        .map(
            it ->
                new Touched(
                    it.gpuUuids(), it.nodeIds(), Math.max(from, it.fromMillis()), it.toMillis()))
        .toList();
  }

  private static List<DirtyQuarter> pairs(Dirty dirty) {
    List<DirtyQuarter> pairs = new ArrayList<>(dirty.size());
    for (int pair = 0; pair < dirty.size(); pair++) {
      pairs.add(new DirtyQuarter(dirty.entity(pair), dirty.quarterMillis(pair)));
    }
    return pairs;
  }

  /** Deletes records that are older than they are kept. */
  void forget(RecordRetention retention, Instant now) {
    retention.sweep(tables, now, SWEEPS);
    allocations.forget(now.minus(retention.quarters()), ALLOCATIONS_AT_ONCE);
  }
}
