package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.store.run.Runs;
import java.io.IOException;

/**
 * The rows of an entity in a range and its neighbours outside, found in what memory has and in as
 * few runs as need be. For one use.
 */
final class Neighbourhood {

  /** The longest gap that is closed. */
  static final long REACH_MILLIS = 86_400_000;

  private static final long NONE = Long.MIN_VALUE;

  private final Runs runs;
  private final int entity;
  private final Readings all;
  private final long horizon;

  /** Rows in memory are given; no row before the horizon counts. */
  Neighbourhood(Runs runs, int entity, Readings inMemory, long horizon) {
    this.runs = runs;
    this.entity = entity;
    this.all = inMemory;
    this.horizon = horizon;
  }

  /**
   * The rows in a half-open range, and the last before and the first after it that have power or
   * energy. An outer one is there if the row with power or energy beside it, within the range or on
   * its other side, is no more than the reach away.
   */
  Readings around(long fromMillis, long toMillis) throws IOException {
    long from = Math.max(fromMillis, horizon);
    long to = Math.clamp(toMillis, from, Math.max(from, SampleStore.END_MILLIS));
    int lastQuarter = quarter(Math.max(from, to - 1));
    for (int quarter : runs.quarters(quarter(from), lastQuarter)) {
      runs.read(quarter, entity, all);
    }
    long first = nextFrom(from);
    long last = lastBefore(to);
    boolean isEmpty = first == NONE || first >= to;
    long before = before(from, isEmpty ? from : first);
    long base = isEmpty ? before : last;
    long after = base == NONE ? NONE : after(to, lastQuarter, base);
    if (isEmpty && after == NONE) {
      before = NONE;
    }
    return cut(before, from, to, after);
  }

  private long before(long from, long first) throws IOException {
    long limit = Math.max(horizon, first - REACH_MILLIS);
    long found = lastBefore(from);
    for (int quarter : runs.quartersDown(quarter(limit), quarter(from) - 1)) {
      if (found >= start(quarter + 1)) {
        break;
      }
      runs.read(quarter, entity, all);
      found = lastBefore(from);
    }
    return found >= limit ? found : NONE;
  }

  private long after(long to, int lastQuarter, long last) throws IOException {
    long limit = last + REACH_MILLIS;
    long found = nextFrom(to);
    for (int quarter : runs.quarters(lastQuarter + 1, quarter(limit))) {
      if (found != NONE && found < start(quarter)) {
        break;
      }
      runs.read(quarter, entity, all);
      found = nextFrom(to);
    }
    return found <= limit ? found : NONE;
  }

  private long lastBefore(long millis) {
    int row = all.firstFrom(millis) - 1;
    while (row >= 0 && !hasEnergy(row)) {
      row--;
    }
    return row < 0 ? NONE : all.atMillis(row);
  }

  private long nextFrom(long millis) {
    int row = all.firstFrom(millis);
    while (row < all.size() && !hasEnergy(row)) {
      row++;
    }
    return row == all.size() ? NONE : all.atMillis(row);
  }

  private boolean hasEnergy(int row) {
    return all.has(row, Quantity.POWER) || all.has(row, Quantity.ENERGY);
  }

  private Readings cut(long before, long from, long to, long after) {
    Readings rows = new Readings();
    if (before != NONE) {
      rows.append(all, all.firstFrom(before));
    }
    for (int row = all.firstFrom(from); row < all.size() && all.atMillis(row) < to; row++) {
      rows.append(all, row);
    }
    if (after != NONE) {
      rows.append(all, all.firstFrom(after));
    }
    return rows;
  }

  private static int quarter(long millis) {
    return (int) (millis / Dirty.QUARTER_MILLIS);
  }

  private static long start(int quarter) {
    return quarter * Dirty.QUARTER_MILLIS;
  }
}
