package eu.megawatt.fleet.example;

import eu.megawatt.fleet.inventory.DomainKind;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sites of an inventory as a scenario has them, under the same ids: of each A/B pair the one
 * feed that could carry both, and a pool of the GPUs of one model behind each busway.
 */
final class DemoSites {

  private final Inventory inventory;
  private final TimeGrid grid;
  private final long seed;
  private final Map<PriceArea, PriceSeries> markets = new EnumMap<>(PriceArea.class);
  private final FleetDraft draft = new FleetDraft();

  DemoSites(Inventory inventory, TimeGrid grid, long seed) {
    this.inventory = inventory;
    this.grid = grid;
    this.seed = seed;
  }

  FleetDraft build() {
    inventory.sites().values().forEach(this::site);
    inventory.domains().values().stream().filter(DemoSites::standsForItsPair).forEach(this::domain);
    inventory.domains().values().stream()
        .filter(it -> it.kind() == DomainKind.BUSWAY && standsForItsPair(it))
        .forEach(this::pools);
    new DemoGuests(grid).addTo(draft);
    return draft;
  }

  private static boolean standsForItsPair(InventoryDomain domain) {
    return domain.partner().map(partner -> domain.id().compareTo(partner) < 0).orElse(true);
  }

  private void site(InventorySite site) {
    PriceArea area = site.country().equals("FR") ? PriceArea.FR : PriceArea.SE3;
    PriceSeries market = markets.computeIfAbsent(area, it -> new PriceSeries(it, seed));
    draft.sites.add(
        new Site(
            site.id(),
            site.country(),
            site.designPue().orElseThrow(),
            market.allInEurPerMWh(grid),
            market.carbonGramsPerKWh(grid),
            assurance(site)));
  }

  private static Assurance assurance(InventorySite site) {
    List<String> keys = List.of("provider", "customer");
    return site.country().equals("FR")
        ? new Assurance("EU", 4, List.of("ISO27001", "SecNumCloud", "HDS"), keys)
        : new Assurance("EU", 3, List.of("ISO27001"), keys);
  }

  private void domain(InventoryDomain domain) {
    draft.domains.add(
        new PowerDomain(
            domain.id(), domain.site(), domain.parent(), limit(domain), domain.measures()));
  }

  /** What the GPUs behind a domain may draw, below what it loses on the way to them. */
  private Series limit(InventoryDomain domain) {
    double[] limitMW = new double[grid.slots()];
    for (int slot = 0; slot < limitMW.length; slot++) {
      double watts =
          domain
              .activeLimit(grid.at(slot))
              .map(PowerLimit::limit)
              .map(it -> it.milliwatts() / 1e3)
              .orElseThrow();
      limitMW[slot] = Math.floor(watts / losses(domain) / 1e3) / 1e3;
    }
    return Series.of(limitMW);
  }

  /** A grid connection's limit is of the facility, whose losses the PUE has. */
  private double losses(InventoryDomain domain) {
    if (domain.parent().isEmpty()) {
      return 1;
    }
    double below = inventory.childrenOf(domain).stream().mapToDouble(this::losses).max().orElse(1);
    return (1 + domain.unmeteredRatio()) * below;
  }

  private void pools(InventoryDomain busway) {
    Map<String, Integer> gpus = new TreeMap<>();
    for (Node node : inventory.nodesBelow(busway)) {
      gpus.merge(node.gpuModel(), node.gpuCount(), Integer::sum);
    }
    gpus.forEach(
        (model, count) ->
            draft.pools.add(
                new Pool(
                    busway.id() + "/" + model,
                    busway.id(),
                    model,
                    Series.constant(count, grid.slots()))));
  }
}
