package eu.megawatt.telemetry.wire;

import eu.megawatt.telemetry.sample.Rejection;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Remembers what series are, by a hash of their labels: a few tens of bytes each and no text.
 * Bounded: when it is full, all are forgotten and learned again as they are met, which takes a few
 * microseconds each and so is cheaper than keeping account of which are still in use. Thread-safe.
 */
public final class SeriesIndex {

  private static final int FIRST_CAPACITY = 1 << 10;

  private final SeriesResolver resolver;
  private final int most;
  private final LabelHash.Key key = LabelHash.Key.random(new SecureRandom());

  private final LongAdder forgotten = new LongAdder();

  private volatile SeriesTable table;
  private volatile NameTable names;
  private volatile long generation;

  /**
   * An empty index.
   *
   * @param most series that are remembered at a time
   */
  public SeriesIndex(SeriesResolver resolver, int most) {
    this.resolver = resolver;
    this.most = most;
    table = new SeriesTable(Math.min(most, FIRST_CAPACITY));
    generation = resolver.generation();
    names = new NameTable(resolver.metrics());
  }

  LabelHash.Key key() {
    return key;
  }

  SeriesTable table() {
    return table;
  }

  NameTable names() {
    return names;
  }

  /** Series that are remembered. */
  public synchronized int size() {
    return table.count();
  }

  /** Series that were forgotten to make room, so far. */
  public long forgotten() {
    return forgotten.sum();
  }

  /** Lets go of what was resolved under another generation; to be called before each request. */
  void refresh() {
    if (resolver.generation() != generation) {
      resolveAnew();
    }
  }

  private synchronized void resolveAnew() {
    long now = resolver.generation();
    names = new NameTable(resolver.metrics());
    table.unresolve();
    generation = now;
  }

  /** A series with its state, and the table in which it has that number. */
  record Learned(SeriesTable table, int series, long state) {}

  /** Finds or adds a series, and resolves it. */
  synchronized Learned learn(long hash1, long hash2, LabelSource source) {
    int series = table.find(hash1, hash2);
    if (series == SeriesTable.ABSENT) {
      makeRoom();
      series = table.add(hash1, hash2);
    }
    if (table.state(series) == SeriesTable.UNRESOLVED) {
      table.resolve(series, resolve(source));
    }
    return new Learned(table, series, table.state(series));
  }

  private Resolution resolve(LabelSource source) {
    Optional<SeriesLabels> labels = source.labels();
    return labels.isPresent()
        ? resolver.resolve(labels.get())
        : new Resolution.Dropped(Rejection.MALFORMED);
  }

  private void makeRoom() {
    if (!table.hasRoomForMeanings() || (table.isFull() && table.capacity() == most)) {
      forgotten.add(table.count());
      table = new SeriesTable(Math.min(most, FIRST_CAPACITY));
    } else if (table.isFull()) {
      SeriesTable larger =
          new SeriesTable(Math.min(most, table.capacity() + table.capacity() / 2 + 1));
      table.copyTo(larger);
      table = larger;
    }
  }
}
