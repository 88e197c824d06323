package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes minute rows and quarter-hour records anew wherever samples changed. Each is a function of
 * the set of samples, the inventory and which GPU stands where; when, how often and for which other
 * quarter-hours this runs makes no difference. Not thread-safe: one run at a time.
 */
public final class RollUp {

  /** Nodes written at once: as many minutes as are held in memory. */
  private static final int NODES_AT_ONCE = 500;

  private final ReadingsSource source;
  private final Inventory inventory;
  private final GpuPlaces places;
  private final RecordStore records;
  private final Sums sums;
  private final Meters meters;

  public RollUp(ReadingsSource source, Inventory inventory, GpuPlaces places, RecordStore records) {
    this.source = source;
    this.inventory = inventory;
    this.places = places;
    this.records = records;
    sums = new Sums(inventory);
    meters = new Meters(source, inventory);
  }

  /**
   * What a run wrote; most of it may have been there already.
   *
   * @param unplaced dirty quarter-hours of entities that stand nowhere in the inventory
   */
  public record Outcome(int nodeQuarters, int sums, int unplaced) {}

  /** Brings all records up to date that depend on samples in the given quarter-hours. */
  public Outcome run(Collection<DirtyQuarter> dirty) {
    NavigableMap<Long, NavigableSet<String>> nodes = new TreeMap<>();
    int unplaced = 0;
    for (DirtyQuarter pair : dirty) {
      Optional<String> owner = owner(pair.entity());
      if (owner.isEmpty()) {
        unplaced++;
        continue;
      }
      for (long quarter : affected(pair)) {
        NavigableSet<String> inQuarter = nodes.computeIfAbsent(quarter, _ -> new TreeSet<>());
        if (inventory.nodes().containsKey(owner.get())) {
          inQuarter.add(owner.get());
        }
      }
    }
    int nodeQuarters = 0;
    int written = 0;
    for (Map.Entry<Long, NavigableSet<String>> quarter : nodes.entrySet()) {
      nodeQuarters += writeNodes(quarter.getKey(), quarter.getValue());
      written += writeSums(quarter.getKey());
    }
    return new Outcome(nodeQuarters, written, unplaced);
  }

  /** The id of the node that an entity belongs to, or of the meter that it is. */
  private Optional<String> owner(int entity) {
    String key = source.key(entity);
    return switch (source.kind(entity)) {
      case GPU -> places.nodeOf(key).filter(inventory.nodes()::containsKey);
      case NODE -> Optional.of(key).filter(inventory.nodes()::containsKey);
      case METER -> Optional.of(key).filter(inventory.meters()::containsKey);
    };
  }

  /** The quarter-hours whose window reaches into a dirty one, and that one. */
  private NavigableSet<Long> affected(DirtyQuarter dirty) {
    long start = dirty.startMillis();
    Window window = Window.around(source, dirty.entity(), start, start + QuarterRecord.MILLIS);
    NavigableSet<Long> quarters = new TreeSet<>();
    long first = Math.floorDiv(window.firstMillis(), QuarterRecord.MILLIS);
    long last = Math.floorDiv(window.lastMillis(), QuarterRecord.MILLIS);
    for (long quarter = first; quarter <= last; quarter++) {
      quarters.add(quarter * QuarterRecord.MILLIS);
    }
    return quarters;
  }

  private int writeNodes(long startMillis, Collection<String> ids) {
    List<MinuteRow> minutes = new ArrayList<>();
    List<QuarterRecord> quarters = new ArrayList<>();
    for (String id : ids) {
      Node node = inventory.node(id);
      NodeEnergy energy = NodeEnergy.of(source, inventory, places, node, startMillis);
      List<MinuteRow> rows = energy.minutes();
      if (!rows.isEmpty()) {
        minutes.addAll(rows);
        quarters.add(energy.record());
      }
      if (quarters.size() == NODES_AT_ONCE) {
        write(minutes, quarters);
      }
    }
    write(minutes, quarters);
    return ids.size();
  }

  private void write(List<MinuteRow> minutes, List<QuarterRecord> quarters) {
    records.writeMinutes(minutes);
    records.writeQuarters(quarters);
    minutes.clear();
    quarters.clear();
  }

  private int writeSums(long startMillis) {
    Map<Subject, QuarterRecord> latest = new HashMap<>();
    records.nodesOf(startMillis).forEach(record -> latest.put(record.subject(), record));
    List<QuarterRecord> above =
        sums.of(startMillis, latest.values(), subject -> meters.millijoules(subject, startMillis));
    records.writeQuarters(above);
    return above.size();
  }
}
