package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Samples in memory, read as the store reads them, and the quarter-hours they touched. */
final class MemoryReadings implements ReadingsSource {

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1_000;

  private record Entity(EntityKind kind, String key) {}

  private final List<Entity> entities = new ArrayList<>();
  private final List<Readings> readings = new ArrayList<>();
  private final Set<DirtyQuarter> dirty = new HashSet<>();

  int entity(EntityKind kind, String key) {
    int found = entities.indexOf(new Entity(kind, key));
    if (found >= 0) {
      return found;
    }
    entities.add(new Entity(kind, key));
    readings.add(new Readings());
    return entities.size() - 1;
  }

  /** Puts a sample and marks every quarter-hour between its neighbours with power or energy. */
  void put(int entity, long millis, Quantity what, long value) {
    Readings rows = readings.get(entity);
    rows.put(millis, what, value);
    int row = rows.firstFrom(millis);
    int before = neighbour(rows, row - 1, -1);
    int after = neighbour(rows, row + 1, 1);
    long from = before < 0 ? millis : rows.atMillis(before);
    long to = after == rows.size() ? millis : rows.atMillis(after);
    long first = Math.max(from, millis - DAY_MILLIS) / QuarterRecord.MILLIS;
    long last = Math.min(to, millis + DAY_MILLIS) / QuarterRecord.MILLIS;
    for (long quarter = first; quarter <= last; quarter++) {
      dirty.add(new DirtyQuarter(entity, quarter * QuarterRecord.MILLIS));
    }
  }

  Collection<DirtyQuarter> takeDirty() {
    Set<DirtyQuarter> taken = new HashSet<>(dirty);
    dirty.clear();
    return taken;
  }

  @Override
  public OptionalInt known(EntityKind kind, String key) {
    int found = entities.indexOf(new Entity(kind, key));
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }

  @Override
  public EntityKind kind(int entity) {
    return entities.get(entity).kind();
  }

  @Override
  public String key(int entity) {
    return entities.get(entity).key();
  }

  @Override
  public Readings read(int entity, long fromMillis, long toMillis) {
    Readings all = readings.get(entity);
    Readings some = new Readings();
    int first = all.firstFrom(fromMillis);
    int last = all.firstFrom(toMillis);
    int before = neighbour(all, first - 1, -1);
    int after = neighbour(all, last, 1);
    int inside = neighbour(all, first, 1);
    int insideLast = neighbour(all, last - 1, -1);
    if (before >= 0 && (inside >= all.size() || isWithinDay(all, before, inside))) {
      copy(all, before, some);
    }
    for (int row = first; row < last; row++) {
      copy(all, row, some);
    }
    if (after < all.size() && (insideLast < 0 || isWithinDay(all, insideLast, after))) {
      copy(all, after, some);
    }
    return some;
  }

  private static boolean isWithinDay(Readings all, int one, int other) {
    return all.atMillis(other) - all.atMillis(one) <= DAY_MILLIS;
  }

  private static int neighbour(Readings all, int start, int step) {
    int row = start;
    while (row >= 0
        && row < all.size()
        && !all.has(row, Quantity.POWER)
        && !all.has(row, Quantity.ENERGY)) {
      row += step;
    }
    return row;
  }

  private static void copy(Readings all, int row, Readings into) {
    for (Quantity what : Quantity.values()) {
      if (all.has(row, what)) {
        into.put(all.atMillis(row), what, all.value(row, what));
      }
    }
  }
}
