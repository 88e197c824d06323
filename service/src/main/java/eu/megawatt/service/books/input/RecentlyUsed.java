package eu.megawatt.service.books.input;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Values that were made lately, so many at most. Thread-safe; a value may be made twice. */
final class RecentlyUsed<K, V> {

  private final Map<K, V> values;

  RecentlyUsed(int most) {
    values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  V get(K key, Supplier<V> make) {
    synchronized (values) {
      V known = values.get(key);
      if (known != null) {
        return known;
      }
    }
    V made = make.get();
    synchronized (values) {
      values.put(key, made);
    }
    return made;
  }
}
