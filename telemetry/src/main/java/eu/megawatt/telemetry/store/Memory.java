package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.rows.LateSamples;
import eu.megawatt.telemetry.store.rows.OpenRows;
import org.jspecify.annotations.Nullable;

/**
 * The samples that no run has yet, and what they changed. Guarded by the store's lock.
 *
 * <p>A sample that is later than all of its series goes to the rows and is known to be new. Any
 * other is put aside: whether it is new is found out by the many, when somebody wants to know what
 * changed, and not one by one while its sender waits.
 */
final class Memory {

  private static final int POWER = Quantity.POWER.code();
  private static final int ENERGY = Quantity.ENERGY.code();
  private static final int START = Quantity.START.code();
  private static final int NONE = -1;

  private Generation active;

  /** What is being written to runs. */
  private @Nullable Generation frozen;

  private LateSamples fresh = new LateSamples();

  /** Late samples that are being looked at, and where they go if they are new. */
  private @Nullable LateSamples settling;

  private Generation target;

  private final Changes changes = new Changes();
  private int entities;
  private long unchanged;
  private long expired;

  /** Nothing at an instant or before it is known to be new. */
  Memory(long floor) {
    active = Generation.after(floor);
    target = active;
  }

  /** Adds samples of so many entities; those before the horizon are left out. */
  void add(SampleBatch batch, int ofEntities, long horizon) {
    reserve(ofEntities);
    int afterCounter = NONE;
    for (int sample = 0; sample < batch.size(); sample++) {
      int entity = batch.entity(sample);
      int quantity = batch.quantity(sample).code();
      long atMillis = batch.atMillis(sample);
      if (atMillis < horizon) {
        expired++;
        continue;
      }
      switch (active.rows().add(entity, quantity, atMillis, batch.value(sample))) {
        case ADDED -> {
          if (quantity != START) {
            added(entity, quantity, atMillis);
          } else if (sample != afterCounter || !isSameRow(batch, sample - 1, sample)) {
            changes.mark(entity, atMillis);
          }
          afterCounter = quantity == ENERGY ? sample + 1 : NONE;
        }
        case REPEATED -> unchanged++;
        case LATE -> fresh.add(entity, quantity, atMillis, batch.value(sample));
      }
    }
  }

  private static boolean isSameRow(SampleBatch batch, int one, int other) {
    return batch.entity(one) == batch.entity(other) && batch.atMillis(one) == batch.atMillis(other);
  }

  /**
   * A sample at the end of its series changes what is between the one before it and the latest of
   * its entity, where those are known. Only power and energy have neighbours.
   */
  private void added(int entity, int quantity, long atMillis) {
    if (quantity != POWER && quantity != ENERGY) {
      changes.mark(entity, atMillis, atMillis, atMillis);
      return;
    }
    long before = active.rows().beforeLast();
    if (before == OpenRows.UNKNOWN) {
      changes.mark(entity, atMillis);
      return;
    }
    long other = active.rows().lastOf(entity, quantity == POWER ? ENERGY : POWER);
    boolean isNear = atMillis - before <= Neighbourhood.REACH_MILLIS;
    changes.mark(entity, atMillis, isNear ? before : atMillis, Math.max(atMillis, other));
  }

  private void reserve(int needed) {
    if (needed > entities) {
      entities = needed;
      active.rows().reserve(needed);
      changes.reserve(needed);
    }
  }

  /** Adds all samples of an entity to readings. */
  void read(int entity, Readings into) {
    readSettled(entity, into);
    fresh.read(entity, into);
    if (settling != null) {
      settling.read(entity, into);
    }
  }

  /** The same without those of which it is not known whether they are new. */
  void readSettled(int entity, Readings into) {
    active.read(entity, into);
    if (frozen != null) {
      frozen.read(entity, into);
    }
  }

  /** The late samples to look at next; the same again if they were not settled. */
  LateSamples settling() {
    if (settling == null) {
      settling = fresh;
      target = active;
      fresh = new LateSamples();
    }
    return settling;
  }

  /** Those that were looked at are done: some of them are new. */
  void settled(LateSamples looked, LateSamples news) {
    target.late().addAll(news);
    for (int sample = 0; sample < news.size(); sample++) {
      changes.mark(news.entity(sample), news.atMillis(sample));
    }
    unchanged += looked.size() - news.size();
    settling = null;
  }

  /** Sets everything aside for writing; nothing may be settling or set aside. */
  void freeze() {
    Generation done = active;
    frozen = done;
    active = done.next();
    settling = fresh;
    target = done;
    fresh = new LateSamples();
  }

  /** What was set aside for writing, if anything is. */
  @Nullable Generation frozen() {
    return frozen;
  }

  /** What was set aside is in runs. */
  void written() {
    frozen = null;
  }

  Changes changes() {
    return changes;
  }

  /** Memory that samples take which are not set aside. */
  long bytes() {
    return active.bytes() + fresh.bytes();
  }

  /** Memory that all samples take: those set aside and those that are being looked at too. */
  long heldBytes() {
    return bytes()
        + (frozen == null ? 0 : frozen.bytes())
        + (settling == null ? 0 : settling.bytes());
  }

  /** Late samples that are not looked at yet, or just now. */
  int unsettled() {
    return fresh.size() + (settling == null ? 0 : settling.size());
  }

  /** Late samples that said nothing new. */
  long unchanged() {
    return unchanged;
  }

  /** Samples before the horizon. */
  long expired() {
    return expired;
  }
}
