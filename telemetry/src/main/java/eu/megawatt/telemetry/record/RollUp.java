package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.inventory.Inventory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes minute rows and quarter-hour records anew wherever samples or allocations changed. Each is
 * a function of the set of samples, the inventory, which GPU stands where and the set of
 * allocations; when, how often and for which other quarter-hours this runs makes no difference. Not
 * thread-safe: one run at a time.
 */
public final class RollUp {

  /** Minutes that are held in memory until they are written. */
  private static final int MINUTES_AT_ONCE = 7_500;

  private final ReadingsSource source;
  private final Inventory inventory;
  private final GpuPlaces places;
  private final AllocationsSource allocations;
  private final RecordStore records;
  private final Sums sums;
  private final Meters meters;

  public RollUp(
      ReadingsSource source,
      Inventory inventory,
      GpuPlaces places,
      AllocationsSource allocations,
      RecordStore records) {
    this.source = source;
    this.inventory = inventory;
    this.places = places;
    this.allocations = allocations;
    this.records = records;
    sums = new Sums(inventory);
    meters = new Meters(source, inventory);
  }

  /**
   * What a run wrote; most of it may have been there already.
   *
   * @param unplaced dirty quarter-hours of entities that stand nowhere in the inventory
   */
  public record Outcome(int nodeQuarters, int sums, int jobs, int unplaced) {}

  /** Brings all records up to date that depend on samples in the given quarter-hours. */
  public Outcome run(Collection<DirtyQuarter> dirty) {
    return run(dirty, List.of());
  }

  /** The same, and all that depend on what allocations say of the given times. */
  public Outcome run(Collection<DirtyQuarter> dirty, Collection<Touched> touched) {
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
    touched.forEach(it -> addTouched(it, nodes));
    int nodeQuarters = 0;
    int aboveNodes = 0;
    int jobs = 0;
    for (Map.Entry<Long, NavigableSet<String>> quarter : nodes.entrySet()) {
      QuarterRun run = quarter(quarter.getKey(), quarter.getValue());
      nodeQuarters += quarter.getValue().size();
      aboveNodes += run.sums().size();
      jobs += run.jobs().size();
    }
    return new Outcome(nodeQuarters, aboveNodes, jobs, unplaced);
  }

  private void addTouched(Touched touched, NavigableMap<Long, NavigableSet<String>> nodes) {
    NavigableSet<String> ids = new TreeSet<>(touched.nodeIds());
    touched.gpuUuids().forEach(uuid -> places.nodeOf(uuid).ifPresent(ids::add));
    ids.retainAll(inventory.nodes().keySet());
    long first = Math.floorDiv(touched.fromMillis(), QuarterRecord.MILLIS);
    long last = Math.ceilDiv(touched.toMillis(), QuarterRecord.MILLIS);
    for (long quarter = first; quarter < last && !ids.isEmpty(); quarter++) {
      nodes.computeIfAbsent(quarter * QuarterRecord.MILLIS, _ -> new TreeSet<>()).addAll(ids);
    }
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

  /** Nodes first, then what is made of them; all of a quarter-hour is written at once. */
  private QuarterRun quarter(long startMillis, Collection<String> ids) {
    QuarterRun run = new QuarterRun(startMillis, records.nodesOf(startMillis));
    AllocationIndex index =
        ids.isEmpty()
            ? new AllocationIndex(List.of(), places)
            : new AllocationIndex(
                allocations.overlapping(startMillis, startMillis + QuarterRecord.MILLIS), places);
    List<MinuteRow> minutes = new ArrayList<>();
    for (String id : ids) {
      NodeEnergy energy = NodeEnergy.of(source, inventory, places, inventory.node(id), startMillis);
      List<MinuteRow> rows = energy.minutes();
      if (!rows.isEmpty()) {
        minutes.addAll(rows);
        run.put(energy.record(index.of(id)));
      }
      if (minutes.size() >= MINUTES_AT_ONCE) {
        records.writeMinutes(minutes);
        minutes.clear();
      }
    }
    records.writeMinutes(minutes);
    run.sumUp(sums, subject -> meters.millijoules(subject, startMillis));
    records.writeQuarters(run.records());
    return run;
  }
}
