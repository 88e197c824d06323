package eu.megawatt.telemetry.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run has to make anew: nodes by quarter-hour, the earliest first, each once. Those beside a
 * dirty quarter-hour are found while it is read. Not thread-safe.
 */
final class RollUpWork {

  private final NavigableMap<Long, NavigableSet<String>> waiting = new TreeMap<>();
  private final Map<Long, Set<Subject>> metered = new HashMap<>();
  private final Map<Long, Set<String>> done = new HashMap<>();
  private final Map<Long, Set<Integer>> dirty = new HashMap<>();

  /**
   * A quarter-hour that is to be made anew.
   *
   * @param nodes none where only meters say something else
   * @param metered domains and sites of which meters may say something else
   */
  record Quarter(long startMillis, NavigableSet<String> nodes, Set<Subject> metered) {}

  /** A domain or a site whose meter may say something else. */
  void add(long startMillis, Subject subject) {
    waiting.computeIfAbsent(startMillis, _ -> new TreeSet<>());
    metered.computeIfAbsent(startMillis, _ -> new HashSet<>()).add(subject);
  }

  /** A node, and all above it. */
  void add(long startMillis, String node) {
    if (!done.getOrDefault(startMillis, Set.of()).contains(node)) {
      waiting.computeIfAbsent(startMillis, _ -> new TreeSet<>()).add(node);
    }
  }

  /** The node of an entity with samples that changed. */
  void add(long startMillis, String node, int entity) {
    add(startMillis, node);
    dirty.computeIfAbsent(startMillis, _ -> new HashSet<>()).add(entity);
  }

  /** The next quarter-hour. */
  Optional<Quarter> next() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<Long, NavigableSet<String>> first = waiting.pollFirstEntry();
    done.computeIfAbsent(first.getKey(), _ -> new HashSet<>()).addAll(first.getValue());
    Set<Subject> subjects = metered.remove(first.getKey());
    return Optional.of(
        new Quarter(first.getKey(), first.getValue(), subjects == null ? Set.of() : subjects));
  }

  /** The quarter-hours that depend on what changed in one, as far as its entities' windows tell. */
  void addNeighbours(Quarter quarter, String node, Map<Integer, Window> windows) {
    Set<Integer> changed = dirty.getOrDefault(quarter.startMillis(), Set.of());
    windows.forEach(
        (entity, window) -> {
          if (changed.contains(entity)) {
            window.quarters().forEach(it -> add(it, node));
          }
        });
  }
}
