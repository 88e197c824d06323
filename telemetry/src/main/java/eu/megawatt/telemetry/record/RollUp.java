package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.energy.Allocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
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
  public record Outcome(int nodeQuarters, int sums, int jobs, int unplaced) {

    private Outcome plus(int moreQuarters, int moreSums, int moreJobs) {
      return new Outcome(nodeQuarters + moreQuarters, sums + moreSums, jobs + moreJobs, unplaced);
    }
  }

  /** Brings all records up to date that depend on samples in the given quarter-hours. */
  public Outcome run(Collection<DirtyQuarter> dirty) {
    return run(dirty, List.of());
  }

  /** The same, and all that depend on what allocations say of the given times. */
  public Outcome run(Collection<DirtyQuarter> dirty, Collection<Touched> touched) {
    RollUpWork work = new RollUpWork();
    int unplaced = 0;
    for (DirtyQuarter pair : dirty) {
      Optional<String> owner = owner(pair.entity());
      if (owner.isEmpty()) {
        unplaced++;
      } else if (inventory.nodes().containsKey(owner.get())) {
        work.add(pair.startMillis(), owner.get(), pair.entity());
      } else {
        addMetered(pair, inventory.meter(owner.get()), work);
      }
    }
    touched.forEach(it -> addTouched(it, work));
    Outcome outcome = new Outcome(0, 0, 0, unplaced);
    for (Optional<RollUpWork.Quarter> next = work.next(); next.isPresent(); next = work.next()) {
      RollUpWork.Quarter quarter = next.get();
      List<QuarterRecord> beside = quarter.nodes().isEmpty() ? besideMeters(quarter) : List.of();
      if (beside.isEmpty()) {
        QuarterRun run = quarter(quarter, work);
        outcome = outcome.plus(quarter.nodes().size(), run.sums().size(), run.jobs().size());
      } else {
        records.writeQuarters(beside);
        outcome = outcome.plus(0, beside.size(), 0);
      }
    }
    return outcome;
  }

  private void addMetered(DirtyQuarter pair, Meter meter, RollUpWork work) {
    long start = pair.startMillis();
    Window window = Window.around(source, pair.entity(), start, start + QuarterRecord.MILLIS);
    window.quarters().forEach(it -> work.add(it, Meters.subject(meter)));
  }

  private void addTouched(Touched touched, RollUpWork work) {
    NavigableSet<String> ids = new TreeSet<>(touched.nodeIds());
    touched.gpuUuids().forEach(uuid -> places.nodeOf(uuid).ifPresent(ids::add));
    ids.retainAll(inventory.nodes().keySet());
    long first = Math.floorDiv(touched.fromMillis(), QuarterRecord.MILLIS);
    long last = Math.ceilDiv(touched.toMillis(), QuarterRecord.MILLIS);
    for (long quarter = first; quarter < last; quarter++) {
      for (String id : ids) {
        work.add(quarter * QuarterRecord.MILLIS, id);
      }
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

  /**
   * What is above the nodes where only meters say something else: the nodes' part is as it was.
   * None where no node has energy, since then a meter decides whether there are records at all.
   */
  private List<QuarterRecord> besideMeters(RollUpWork.Quarter quarter) {
    long startMillis = quarter.startMillis();
    List<QuarterRecord> beside = new ArrayList<>();
    for (Subject subject : quarter.metered()) {
      List<Versioned<QuarterRecord>> before =
          records.quarters(subject, startMillis, startMillis + 1);
      if (before.isEmpty() || !before.getFirst().content().isCovered()) {
        return List.of();
      }
      beside.add(before.getFirst().content().beside(meters.millijoules(subject, startMillis)));
    }
    return beside;
  }

  /** Nodes first, then what is made of them; all of a quarter-hour is written at once. */
  private QuarterRun quarter(RollUpWork.Quarter quarter, RollUpWork work) {
    long startMillis = quarter.startMillis();
    QuarterRun run = new QuarterRun(startMillis, records.nodesOf(startMillis));
    Jobs jobs = new Jobs(startMillis);
    List<MinuteRow> minutes = new ArrayList<>();
    for (String id : quarter.nodes()) {
      NodeEnergy energy = NodeEnergy.of(source, inventory, places, inventory.node(id), startMillis);
      work.addNeighbours(quarter, id, energy.windows());
      List<MinuteRow> rows = run.wasCovered(id) ? energy.minutesAnew() : energy.minutes();
      minutes.addAll(rows);
      if (!rows.isEmpty() || run.has(id)) {
        run.put(energy.record(jobs.of(id)));
      }
      if (minutes.size() >= MINUTES_AT_ONCE) {
        records.writeMinutes(minutes);
        minutes.clear();
      }
    }
    records.writeMinutes(minutes);
    Map<Subject, Long> metered = meters.millijoules(startMillis);
    if (run.isCovered() || !metered.isEmpty()) {
      putSilent(run, startMillis, jobs);
      run.sumUp(sums, metered);
    } else if (!run.isEmpty()) {
      run.vacate(sums);
    }
    records.writeQuarters(run.records());
    return run;
  }

  /**
   * Where anything is known of a quarter-hour, each node that is to be known has a record: of those
   * that say nothing, one that covers nothing.
   */
  private void putSilent(QuarterRun run, long startMillis, Jobs jobs) {
    for (Node node : inventory.nodes().values()) {
      if (!run.has(node.id())) {
        NodeEnergy silent = NodeEnergy.silent(places, node, startMillis);
        if (silent.isExpected()) {
          run.put(silent.record(jobs.of(node.id())));
        }
      }
    }
  }

  /** Who had what in a quarter-hour; read when somebody asks. */
  private final class Jobs {

    private final long startMillis;
    private Optional<AllocationIndex> index = Optional.empty();

    Jobs(long startMillis) {
      this.startMillis = startMillis;
    }

    List<Allocation> of(String node) {
      AllocationIndex known =
          index.orElseGet(
              () ->
                  new AllocationIndex(
                      allocations.overlapping(startMillis, startMillis + QuarterRecord.MILLIS),
                      places));
      index = Optional.of(known);
      return known.of(node);
    }
  }
}
