package eu.megawatt.telemetry.simulate;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.fleet.inventory.MeterScope;
import eu.megawatt.fleet.inventory.Rack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds nodes up to power domains and sites, as energy since the fleet's start, so that losses are
 * rounded in one direction once and spans that follow each other add up to the millijoule.
 * Thread-safe.
 */
public final class PowerTree {

  private static final long MILLION = 1_000_000;
  private static final double USUAL_PUE = 1.2;
  private static final int MOST_RECENT = 4;

  private final SimulatedFleet fleet;

  /** Children before their parents. */
  private final List<InventoryDomain> domains;

  private final Map<String, List<SimulatedNode>> nodesOfRack = new HashMap<>();

  /** Every meter asks for the same few instants. */
  private final Map<Long, Sums> recent = new LinkedHashMap<>();

  public PowerTree(SimulatedFleet fleet) {
    this.fleet = fleet;
    Inventory inventory = fleet.inventory();
    domains = new ArrayList<>(inventory.domains().values());
    Map<String, Integer> depths = new HashMap<>();
    domains.forEach(domain -> depths.put(domain.id(), inventory.path(domain).size()));
    domains.sort(
        Comparator.comparing((InventoryDomain domain) -> depths.get(domain.id())).reversed());
    for (SimulatedNode node : fleet.nodes()) {
      nodesOfRack.computeIfAbsent(node.node().rack(), _ -> new ArrayList<>()).add(node);
    }
  }

  /**
   * Energy since the start at one instant, by id.
   *
   * @param domains millijoules; as far as they are asked for, all are there
   */
  public record Sums(Map<String, Long> domains, Map<String, Long> sites) {

    public long domain(String id) {
      return domains.getOrDefault(id, 0L);
    }

    public long site(String id) {
      return sites.getOrDefault(id, 0L);
    }

    public long meter(Meter meter) {
      return meter.scope() == MeterScope.SITE ? site(meter.target()) : domain(meter.target());
    }
  }

  /** At an instant; the last few are remembered. */
  public synchronized Sums at(long millis) {
    Sums known = recent.get(millis);
    if (known == null) {
      if (recent.size() == MOST_RECENT) {
        recent.remove(recent.keySet().iterator().next());
      }
      known = added(millis);
      recent.put(millis, known);
    }
    return known;
  }

  private Sums added(long millis) {
    Map<String, Long> sums = new HashMap<>();
    Map<String, Long> sites = new HashMap<>();
    for (Rack rack : fleet.inventory().racks().values()) {
      long rackSum =
          nodesOfRack.getOrDefault(rack.id(), List.of()).stream()
              .mapToLong(node -> node.sinceStart(millis))
              .sum();
      share(rack, rackSum, sums);
    }
    for (InventoryDomain domain : domains) {
      long below = sums.getOrDefault(domain.id(), 0L);
      long whole = below + part(below, perMillion(domain.unmeteredRatio()));
      sums.put(domain.id(), whole);
      domain
          .parent()
          .ifPresentOrElse(
              parent -> sums.merge(parent, whole, Long::sum),
              () -> sites.merge(domain.site(), whole, Long::sum));
    }
    sites.replaceAll((site, sum) -> sum + part(sum, overhead(fleet.inventory().site(site))));
    return new Sums(sums, sites);
  }

  private static void share(Rack rack, long rackSum, Map<String, Long> sums) {
    int feeds = rack.domains().size();
    for (int feed = 0; feed < feeds; feed++) {
      long share = Math.floorDiv(rackSum + feeds - 1 - feed, feeds);
      sums.merge(rack.domains().get(feed), share, Long::sum);
    }
  }

  private static long overhead(InventorySite site) {
    return perMillion(site.designPue().orElse(USUAL_PUE) - 1);
  }

  private static long perMillion(double ratio) {
    return Math.round(ratio * MILLION);
  }

  /** So many millionths of an amount, rounded down, without an overflow in between. */
  private static long part(long amount, long perMillion) {
    return Math.floorDiv(amount, MILLION) * perMillion
        + Math.floorDiv(Math.floorMod(amount, MILLION) * perMillion, MILLION);
  }
}
