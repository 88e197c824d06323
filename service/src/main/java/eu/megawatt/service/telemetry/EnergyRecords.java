package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.record.RecordRetention;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.telemetry.record.DirtyQuarter;
import eu.megawatt.telemetry.record.RollUp;
import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.store.Dirty;
import eu.megawatt.telemetry.store.SampleStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Brings the records up to date with the samples, a portion at a time. One caller at a time. */
final class EnergyRecords {

  /** Quarter-hours of entities that are rolled up at once. */
  private static final int PORTION = 20_000;

  /** Portions until other chores get their turn. */
  private static final int MOST_PORTIONS = 50;

  private static final int SWEEPS = 20;

  private final SampleStore store;
  private final Adoptions adoptions;
  private final RecordTables tables;
  private volatile Inventory inventory;

  EnergyRecords(SampleStore store, Adoptions adoptions, RecordTables tables, Inventory inventory) {
    this.store = store;
    this.adoptions = adoptions;
    this.tables = tables;
    this.inventory = inventory;
  }

  /** Changes over to another inventory: for what is rolled up from now on. */
  void use(Inventory other) {
    inventory = other;
  }

  /**
   * Rolls up what changed. What fails is taken again the next time; what was written by then is
   * written again, which changes nothing.
   */
  void update() {
    Inventory fleet = inventory;
    RollUp rollUp =
        new RollUp(
            new StoredReadings(store), fleet, new AdoptedPlaces(fleet, adoptions.all()), tables);
    for (int portion = 0; portion < MOST_PORTIONS; portion++) {
      Dirty dirty = store.takeDirty(PORTION);
      if (dirty.size() == 0) {
        return;
      }
      boolean done = false;
      try {
        rollUp.run(pairs(dirty));
        done = true;
      } finally {
        if (done) {
          store.rolledUp(dirty);
        } else {
          store.giveBack(dirty);
        }
      }
    }
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
  }
}
