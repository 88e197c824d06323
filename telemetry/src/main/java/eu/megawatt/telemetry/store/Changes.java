package eu.megawatt.telemetry.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Where new samples are, by entity and quarter-hour: the first and the last instant. An entity's
 * latest quarter-hour is kept in arrays, because nearly all samples are there. Not thread-safe.
 */
final class Changes {

  /** A stretch of an entity's time, within one quarter-hour; both ends changed. */
  record Change(int entity, long from, long to) {}

  private static final int NONE = -1;

  private int[] quarter = new int[0];

  /** First and last instant by entity. */
  private long[] span = new long[0];

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

  void mark(int entity, long atMillis) {
    int its = (int) (atMillis / Dirty.QUARTER_MILLIS);
    if (quarter[entity] != its) {
      begin(entity, its, atMillis);
    } else if (atMillis > span[2 * entity + 1]) {
      span[2 * entity + 1] = atMillis;
    } else if (atMillis < span[2 * entity]) {
      span[2 * entity] = atMillis;
    }
  }

  private void begin(int entity, int its, long atMillis) {
    if (quarter[entity] == NONE) {
      latest++;
    } else {
      Change done = latest(entity);
      others.merge(Dirty.pair(entity, quarter[entity]), done, Changes::both);
    }
    quarter[entity] = its;
    span[2 * entity] = atMillis;
    span[2 * entity + 1] = atMillis;
  }

  private Change latest(int entity) {
    return new Change(entity, span[2 * entity], span[2 * entity + 1]);
  }

  private static Change both(Change one, Change other) {
    return new Change(one.entity, Math.min(one.from, other.from), Math.max(one.to, other.to));
  }

  /** How many there are; a few may count twice. */
  int size() {
    return latest + others.size();
  }

  /** Takes all of them. */
  Change[] take() {
    for (int entity = 0; entity < quarter.length; entity++) {
      if (quarter[entity] != NONE) {
        others.merge(Dirty.pair(entity, quarter[entity]), latest(entity), Changes::both);
      }
    }
    Arrays.fill(quarter, NONE);
    latest = 0;
    Change[] all = others.values().toArray(new Change[0]);
    others.clear();
    return all;
  }
}
