package eu.megawatt.telemetry.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who sent readings without being in the inventory: the first so many by name, all by number.
 * Thread-safe.
 */
public final class Quarantine {

  /** Names that are listed. */
  public static final int LISTED = 1_000;

  /**
   * A stranger.
   *
   * @param subject what kind of thing it is
   * @param name as its labels call it
   * @param detail why it is not taken
   * @param series how many of its series were asked about
   */
  public record Stranger(Subject subject, String name, String detail, long series) {}

  private record Key(Subject subject, String name) {}

  private final Map<Key, Stranger> strangers = new LinkedHashMap<>();
  private long series;
  private long unlisted;

  synchronized void add(Subject subject, String name, String detail) {
    series++;
    Key key = new Key(subject, name);
    Stranger seen = strangers.get(key);
    if (seen == null && strangers.size() >= LISTED) {
      unlisted++;
      return;
    }
    long before = seen == null ? 0 : seen.series();
    strangers.put(key, new Stranger(subject, name, detail, before + 1));
  }

  /** Forgets all: with another inventory they are asked about again. */
  synchronized void clear() {
    strangers.clear();
    series = 0;
    unlisted = 0;
  }

  /** In the order in which they came; at most {@link #LISTED}. */
  public synchronized List<Stranger> strangers() {
    return new ArrayList<>(strangers.values());
  }

  /** Series of strangers that were asked about, listed or not. */
  public synchronized long series() {
    return series;
  }

  /** Series of strangers that are not listed for want of room. */
  public synchronized long unlisted() {
    return unlisted;
  }
}
