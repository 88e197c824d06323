package eu.megawatt.telemetry.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What new samples may have changed, by entity and quarter-hour: a stretch of time. An entity's
 * latest quarter-hour is kept in arrays, because nearly all samples are there. Not thread-safe.
 */
final class Changes {

  /**
   * A stretch of an entity's time; both ends changed.
   *
   * @param isWhole whether it reaches from the neighbour before to the neighbour after, so that
   *     nobody need look for them
   */
  record Change(int entity, long from, long to, boolean isWhole) {}

  private static final int NONE = -1;

  private int[] quarter = new int[0];

  /** First and last instant by entity. */
  private long[] span = new long[0];

  /** Entities of which the latest stretch is not whole. */
  private final BitSet partly = new BitSet();

  private final Map<Long, Change> others = new HashMap<>();
  private int latest;

  /** Makes room for so many entities. */
  void reserve(int entities) {
    if (entities > quarter.length) {
      int had = quarter.length;
      quarter = Arrays.copyOf(quarter, Math.max(entities, had + had / 2));
      Arrays.fill(quarter, had, quarter.length, NONE);
      span = Arrays.copyOf(span, 2 * quarter.length);
    }
  }

  /** A sample changed, and its neighbours have to be looked for. */
  void mark(int entity, long atMillis) {
    extend(entity, atMillis, atMillis, atMillis);
    partly.set(entity);
  }

  /** A sample changed, and with it at most what is between two instants, which include its own. */
  void mark(int entity, long atMillis, long fromMillis, long toMillis) {
    extend(entity, atMillis, fromMillis, toMillis);
  }

  private void extend(int entity, long atMillis, long fromMillis, long toMillis) {
    int its = (int) (atMillis / Dirty.QUARTER_MILLIS);
    if (quarter[entity] != its) {
      begin(entity, its, fromMillis, toMillis);
      return;
    }
    if (toMillis > span[2 * entity + 1]) {
      span[2 * entity + 1] = toMillis;
    }
    if (fromMillis < span[2 * entity]) {
      span[2 * entity] = fromMillis;
    }
  }

  private void begin(int entity, int its, long fromMillis, long toMillis) {
    if (quarter[entity] == NONE) {
      latest++;
    } else {
      Change done = latest(entity);
      others.merge(Dirty.pair(entity, quarter[entity]), done, Changes::both);
    }
    quarter[entity] = its;
    span[2 * entity] = fromMillis;
    span[2 * entity + 1] = toMillis;
    partly.clear(entity);
  }

  private Change latest(int entity) {
    return new Change(entity, span[2 * entity], span[2 * entity + 1], !partly.get(entity));
  }

  private static Change both(Change one, Change other) {
    return new Change(
        one.entity,
        Math.min(one.from, other.from),
        Math.max(one.to, other.to),
        one.isWhole && other.isWhole);
  }

  /** How many there are; a few may count twice. */
  int size() {
    return latest + others.size();
  }

  /** Takes all of them. */
  Change[] take() {
    Change[] all = new Change[size()];
    int count = 0;
    for (int entity = 0; entity < quarter.length; entity++) {
      if (quarter[entity] != NONE) {
        all[count++] = latest(entity);
      }
    }
    for (Change other : others.values()) {
      all[count++] = other;
    }
    Arrays.fill(quarter, NONE);
    latest = 0;
    partly.clear();
    others.clear();
    return all;
  }
}
