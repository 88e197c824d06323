package eu.megawatt.service.books.ledger;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.fleet.inventory.MeterScope;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.record.MinuteRow;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import eu.megawatt.telemetry.record.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What telemetry knows of a quarter-hour: the records, the minutes and the allocations, by the
 * fleet as it stands. Thread-safe.
 */
public final class TelemetryFacts {

  private static final long MILLIONTHS = 1_000_000;

  private final RecordTables records;
  private final AllocationStore allocations;
  private final Supplier<Inventory> fleet;
  private final Function<String, Optional<String>> poolOf;

  /**
   * @param poolOf the pool that has a node; where none has, GPUs of a model in a hall are one
   */
  public TelemetryFacts(
      RecordTables records,
      AllocationStore allocations,
      Supplier<Inventory> fleet,
      Function<String, Optional<String>> poolOf) {
    this.records = records;
    this.allocations = allocations;
    this.fleet = fleet;
    this.poolOf = poolOf;
  }

  /**
   * Of each site with records of a quarter-hour, as version 1.
   *
   * @param isSilent whether a site without records has nothing to be waited for, and said enough
   *     before to be booked
   */
  List<QuarterFacts> of(Quarter quarter, Predicate<String> isSilent) {
    long startMillis = quarter.from().toEpochMilli();
    Inventory inventory = fleet.get();
    Map<String, List<QuarterRecord>> bySite = bySite(inventory, startMillis);
    Map<String, List<MinuteRow>> minutes = records.minutesOf(startMillis);
    List<QuarterFacts> facts = new ArrayList<>();
    for (String siteId : inventory.sites().keySet()) {
      List<Versioned<QuarterRecord>> site =
          records.quarters(new Subject(RecordScope.SITE, siteId), startMillis, startMillis + 1);
      List<QuarterRecord> nodes = bySite.getOrDefault(siteId, List.of());
      if (!site.isEmpty() || !nodes.isEmpty()) {
        OptionalLong meter =
            site.isEmpty() ? OptionalLong.empty() : site.getFirst().content().balance().meter();
        facts.add(facts(inventory, siteId, quarter, meter, nodes, minutes));
      } else if (isSilent.test(siteId)) {
        facts.add(
            facts(
                inventory,
                siteId,
                quarter,
                OptionalLong.empty(),
                silent(inventory, siteId, startMillis),
                Map.of()));
      }
    }
    return facts;
  }

  /** A node that the fleet has no more belongs to no site. */
  private Map<String, List<QuarterRecord>> bySite(Inventory inventory, long startMillis) {
    Map<String, List<QuarterRecord>> bySite = new TreeMap<>();
    for (QuarterRecord record : records.nodesOf(startMillis)) {
      if (inventory.nodes().containsKey(record.subject().id())) {
        String siteId = inventory.siteOf(inventory.node(record.subject().id())).id();
        bySite.computeIfAbsent(siteId, _ -> new ArrayList<>()).add(record);
      }
    }
    return bySite;
  }

  private List<QuarterRecord> silent(Inventory inventory, String siteId, long startMillis) {
    Collection<Allocation> declared =
        allocations.overlapping(startMillis, startMillis + QuarterRecord.MILLIS);
    return inventory.nodes().values().stream()
        .filter(node -> inventory.siteOf(node).id().equals(siteId))
        .map(node -> SilentNodes.record(node, startMillis, declared))
        .filter(it -> it.expectedMillis() > 0)
        .toList();
  }

  private QuarterFacts facts(
      Inventory inventory,
      String siteId,
      Quarter quarter,
      OptionalLong meter,
      List<QuarterRecord> nodes,
      Map<String, List<MinuteRow>> minutes) {
    return new QuarterFacts(
        siteId,
        quarter,
        1,
        meter,
        meter.isPresent() ? meterIds(inventory, siteId) : List.of(),
        pools(inventory, nodes, minutes, quarter.from().toEpochMilli()),
        quality(nodes, meter.isPresent()));
  }

  private static List<String> meterIds(Inventory inventory, String siteId) {
    return inventory.meters().values().stream()
        .filter(it -> it.scope() == MeterScope.SITE && it.target().equals(siteId))
        .map(Meter::id)
        .toList();
  }

  private List<PoolFacts> pools(
      Inventory inventory,
      List<QuarterRecord> nodes,
      Map<String, List<MinuteRow>> minutes,
      long startMillis) {
    NavigableMap<String, PoolSum> pools = new TreeMap<>();
    Set<String> jobIds = new TreeSet<>();
    for (QuarterRecord record : nodes) {
      Node node = inventory.node(record.subject().id());
      pools
          .computeIfAbsent(pool(inventory, node), PoolSum::new)
          .add(node, record, utilisationPpm(minutes.getOrDefault(node.id(), List.of())));
      jobIds.addAll(record.users().keySet());
    }
    Map<String, String> tenants = Tenants.of(allocations, jobIds, startMillis);
    return pools.values().stream()
        .map(it -> it.facts(job -> tenants.getOrDefault(job, Tenants.UNKNOWN)))
        .toList();
  }

  private String pool(Inventory inventory, Node node) {
    return poolOf.apply(node.id()).orElseGet(() -> poolOf(node, inventory));
  }

  /** The pool of a node that no pool of the plan has: the GPUs of its model in its hall. */
  public static String poolOf(Node node, Inventory fleet) {
    return fleet.rackOf(node).hall() + " " + node.gpuModel();
  }

  /** The mean of its minutes; where nothing is known its GPUs count as used while allocated. */
  private static long utilisationPpm(List<MinuteRow> minutes) {
    return Math.round(
        minutes.stream()
            .map(MinuteRow::utilisationPpm)
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .average()
            .orElse(MILLIONTHS));
  }

  private static Quality quality(List<QuarterRecord> nodes, boolean isMetered) {
    Quality sum = new Quality(0, 0, 0, 0, isMetered);
    for (QuarterRecord node : nodes) {
      Share known = node.nodes();
      sum =
          sum.plus(
              new Quality(
                  known.counterMillis(),
                  known.interpolatedMillis(),
                  known.estimatedMillis(),
                  node.expectedMillis(),
                  isMetered));
    }
    return sum;
  }
}
