package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.sample.SampleBatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What a store should hold, in maps, the plainest way. */
final class SampleModel {

  static final long QUARTER = 15 * 60_000;
  private static final long DAY = 24 * 3_600_000;

  /** By entity, instant and code of the quantity. */
  final Map<Integer, NavigableMap<Long, NavigableMap<Integer, Long>>> rows = new TreeMap<>();

  /** The rows that have power or energy. */
  private final Map<Integer, NavigableMap<Long, NavigableMap<Integer, Long>>> withEnergy =
      new TreeMap<>();

  void add(SampleBatch batch) {
    for (int at = 0; at < batch.size(); at++) {
      add(batch.entity(at), batch.atMillis(at), batch.quantity(at).code(), batch.value(at));
    }
  }

  void add(int entity, long atMillis, int quantity, long value) {
    NavigableMap<Integer, Long> row =
        rows.computeIfAbsent(entity, _ -> new TreeMap<>())
            .computeIfAbsent(atMillis, _ -> new TreeMap<>());
    row.merge(quantity, value, Math::max);
    if (quantity < 2) {
      withEnergy.computeIfAbsent(entity, _ -> new TreeMap<>()).put(atMillis, row);
    }
  }

  SampleModel copy() {
    SampleModel copy = new SampleModel();
    rows.forEach(
        (entity, its) ->
            its.forEach(
                (at, row) -> row.forEach((what, value) -> copy.add(entity, at, what, value))));
    return copy;
  }

  /** Forgets what is before an instant. */
  void forgetBefore(long millis) {
    rows.values().forEach(its -> its.headMap(millis, false).clear());
    rows.values().removeIf(Map::isEmpty);
    withEnergy.values().forEach(its -> its.headMap(millis, false).clear());
  }

  /** What the store should answer, written down. */
  List<String> read(int entity, long from, long to) {
    NavigableMap<Long, NavigableMap<Integer, Long>> all =
        rows.getOrDefault(entity, new TreeMap<>());
    NavigableMap<Long, NavigableMap<Integer, Long>> energetic =
        withEnergy.getOrDefault(entity, new TreeMap<>());
    NavigableMap<Long, NavigableMap<Integer, Long>> wanted =
        new TreeMap<>(all.subMap(from, true, to, false));
    Long before = energetic.lowerKey(from);
    Long follows = before == null ? null : energetic.higherKey(before);
    if (before != null && follows != null && follows - before <= DAY) {
      wanted.put(before, energetic.get(before));
    }
    Long after = energetic.ceilingKey(to);
    Long precedes = after == null ? null : energetic.lowerKey(after);
    if (after != null && precedes != null && after - precedes <= DAY) {
      wanted.put(after, energetic.get(after));
    }
    List<String> text = new ArrayList<>();
    wanted.forEach((at, row) -> text.add(at + " " + row));
    return text;
  }

  /** The same of what the store did answer. */
  static List<String> text(Readings readings) {
    List<String> text = new ArrayList<>();
    for (int row = 0; row < readings.size(); row++) {
      NavigableMap<Integer, Long> values = new TreeMap<>();
      for (Quantity what : Quantity.values()) {
        if (readings.has(row, what)) {
          values.put(what.code(), readings.value(row, what));
        }
      }
      text.add(readings.atMillis(row) + " " + values);
    }
    return text;
  }

  /** Everything, written down. */
  List<String> text() {
    List<String> text = new ArrayList<>();
    rows.forEach((entity, its) -> its.forEach((at, row) -> text.add(entity + " " + at + row)));
    return text;
  }

  /** Everything a store holds of so many entities. */
  static SampleModel of(SampleStore store, int entities) {
    SampleModel model = new SampleModel();
    for (int entity = 0; entity < entities; entity++) {
      Readings readings = store.read(entity, 0, Long.MAX_VALUE);
      for (int row = 0; row < readings.size(); row++) {
        for (Quantity what : Quantity.values()) {
          if (readings.has(row, what)) {
            model.add(entity, readings.atMillis(row), what.code(), readings.value(row, what));
          }
        }
      }
    }
    return model;
  }

  /** Entity and quarter-hour of all whose reading is not the same in another model. */
  Set<String> differing(SampleModel other, long from, long to) {
    Set<String> pairs = new HashSet<>();
    Set<Integer> entities = new HashSet<>(rows.keySet());
    entities.addAll(other.rows.keySet());
    for (int entity : entities) {
      for (long quarter = from; quarter < to; quarter += QUARTER) {
        List<String> mine = read(entity, quarter, quarter + QUARTER);
        if (!mine.equals(other.read(entity, quarter, quarter + QUARTER))) {
          pairs.add(entity + " " + quarter);
        }
      }
    }
    return pairs;
  }

  static Set<String> pairs(Dirty dirty) {
    Set<String> pairs = new HashSet<>();
    for (int at = 0; at < dirty.size(); at++) {
      pairs.add(dirty.entity(at) + " " + dirty.quarterMillis(at));
    }
    return pairs;
  }
}
