package eu.megawatt.service.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The few values used last, made on demand one at a time. Thread-safe.
 *
 * @param <V> what is kept; immutable
 */
public final class BoundedCache<V> {

  private final int most;
  private final Function<String, Optional<V>> maker;
  private final Map<String, V> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long misses;

  public BoundedCache(int most, Function<String, Optional<V>> maker) {
    this.most = most;
    this.maker = maker;
  }

  /** The value of a key; empty, and not remembered, where there is none. */
  public synchronized Optional<V> get(String key) {
    V found = kept.get(key);
    if (found != null) {
      return Optional.of(found);
    }
    misses++;
    Optional<V> made = maker.apply(key);
    made.ifPresent(value -> keep(key, value));
    return made;
  }

  public synchronized void forget(String key) {
    kept.remove(key);
  }

  public synchronized int size() {
    return kept.size();
  }

  /** How often a value had to be made. */
  public synchronized long misses() {
    return misses;
  }

  private void keep(String key, V value) {
    kept.put(key, value);
    if (kept.size() > most) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
