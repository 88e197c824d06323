package eu.megawatt.telemetry.store.run;

import eu.megawatt.telemetry.sample.Readings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A set of runs by quarter-hour. Immutable. */
public final class Runs {

  private final NavigableMap<Integer, List<Run>> byQuarter = new TreeMap<>();

  public Runs(Collection<Run> runs) {
    for (Run run : runs) {
      byQuarter.computeIfAbsent(run.id().quarter(), _ -> new ArrayList<>()).add(run);
    }
  }

  public List<Run> all() {
    return byQuarter.values().stream().flatMap(List::stream).toList();
  }

  /** The runs of one quarter-hour, the oldest first. */
  public List<Run> of(int quarter) {
    return List.copyOf(byQuarter.getOrDefault(quarter, List.of()));
  }

  /** The quarter-hours in a closed range that have runs, ascending. */
  public Collection<Integer> quarters(int from, int to) {
    return from > to ? List.of() : byQuarter.subMap(from, true, to, true).keySet();
  }

  /** The same, descending. */
  public Collection<Integer> quartersDown(int from, int to) {
    return from > to ? List.of() : byQuarter.subMap(from, true, to, true).descendingKeySet();
  }

  /** Adds an entity's samples of a quarter-hour to readings. */
  public void read(int quarter, int entity, Readings into) throws IOException {
    for (Run run : byQuarter.getOrDefault(quarter, List.of())) {
      run.read(entity, into);
    }
  }

  /** The instant of the newest sample; -1 if there is none. */
  public long newest() {
    return all().stream().mapToLong(Run::newest).max().orElse(-1);
  }
}
