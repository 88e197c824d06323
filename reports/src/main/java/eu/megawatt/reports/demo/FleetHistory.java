package eu.megawatt.reports.demo;

import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.example.ExampleBook;
import eu.megawatt.reports.invoice.document.BillingDocument;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.regulation.CentreRegister;
import eu.megawatt.reports.regulation.DataCentre;
import eu.megawatt.reports.series.TimedSeries;
import eu.megawatt.reports.simulate.Faults;
import eu.megawatt.reports.simulate.SimulatedFleet;
import eu.megawatt.reports.simulate.SimulatedPool;
import eu.megawatt.reports.simulate.SimulatedSite;
import eu.megawatt.reports.simulate.Simulation;
import eu.megawatt.reports.simulate.Simulation.Knowledge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a fleet with a French and a Swedish site would have used before anybody measured it, and all
 * that it is priced by: so that its books have a past when a demonstration begins. All of it is
 * made up, and the same for the same fleet, month and seed.
 */
public final class FleetHistory {

  private static final List<String> TENANTS =
      List.of("voice", "agent", "documents", "robotics", "physics", "bank", "research");

  private static final int JOBS_PER_DAY = 480;
  private static final int LONGEST_HOURS = 72;
  private static final int HOURS_PER_DAY = 24;

  /** Of what it is rated, at full work. */
  private static final double BUSY_RATIO = 0.85;

  private static final double USUAL_PUE = 1.15;
  private static final double PUE_SWING = 0.08;

  private final SimulatedFleet fleet;
  private final String frenchSiteId;
  private final String swedishSiteId;
  private final long seed;

  private FleetHistory(SimulatedFleet fleet, String frenchSiteId, String swedishSiteId, long seed) {
    this.fleet = fleet;
    this.frenchSiteId = frenchSiteId;
    this.swedishSiteId = swedishSiteId;
    this.seed = seed;
  }

  /**
   * The past of a fleet.
   *
   * @param poolOf in which pool of the books a node is
   * @throws IllegalArgumentException where it has no site in France or none in Sweden
   */
  public static FleetHistory of(Inventory fleet, Function<Node, String> poolOf, long seed) {
    return new FleetHistory(
        new SimulatedFleet(sites(fleet, poolOf), TENANTS, JOBS_PER_DAY, LONGEST_HOURS),
        siteIn(fleet, "FR"),
        siteIn(fleet, "SE"),
        seed);
  }

  private static String siteIn(Inventory fleet, String country) {
    return fleet.sites().values().stream()
        .filter(it -> it.country().equals(country))
        .map(InventorySite::id)
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalArgumentException("The fleet has no site in " + country));
  }

  private static List<SimulatedSite> sites(Inventory fleet, Function<Node, String> poolOf) {
    List<SimulatedSite> sites = new ArrayList<>();
    for (InventorySite site : fleet.sites().values()) {
      NavigableMap<String, List<Node>> pools = new TreeMap<>();
      for (Node node : fleet.nodes().values()) {
        if (fleet.siteOf(node).equals(site)) {
          pools.computeIfAbsent(poolOf.apply(node), _ -> new ArrayList<>()).add(node);
        }
      }
      sites.add(
          new SimulatedSite(
              site.id(),
              "meter-" + site.id(),
              site.designPue().orElse(USUAL_PUE),
              PUE_SWING,
              pools.entrySet().stream()
                  .map(it -> pool(fleet, it.getKey(), it.getValue()))
                  .toList()));
    }
    return sites;
  }

  private static SimulatedPool pool(Inventory fleet, String id, List<Node> nodes) {
    Node first = nodes.getFirst();
    GpuModel model = fleet.gpuModelOf(first);
    return new SimulatedPool(
        id,
        model.id(),
        nodes.stream().mapToInt(Node::gpuCount).sum(),
        Math.round(model.idle().watts()),
        Math.round(model.rated().watts() * BUSY_RATIO),
        Math.round(first.base().watts() / first.gpuCount()));
  }

  /** The book of assumptions. */
  public CostBook book() {
    return ExampleBook.of(frenchSiteId, swedishSiteId);
  }

  /** Who pays, and what things are called. */
  public BillingDocument billing() {
    return DemoAccounts.billing(frenchSiteId, swedishSiteId);
  }

  /** What the fleet would have been bought for. */
  public List<Asset> assets() {
    return DemoAssets.of(fleet);
  }

  /** Its sites as data centres that operate since a day, of which nothing else was declared yet. */
  public CentreRegister centres(LocalDate operatingFrom) {
    return new CentreRegister(
        fleet.sites().stream()
            .map(it -> new DataCentre(it.id(), it.id(), operatingFrom, false))
            .toList(),
        List.of());
  }

  /** Prices and emissions of a time, of no market. */
  public List<TimedSeries> series(Instant from, Instant to) {
    return DemoMarket.series(from, to, seed);
  }

  /** What was known of a month right after each of its quarter-hours, with the usual faults. */
  public void first(Period month, Consumer<QuarterFacts> each) {
    simulation(month).run(Knowledge.FIRST, each);
  }

  /** What came late of it, as later versions. */
  public void late(Period month, Consumer<QuarterFacts> each) {
    simulation(month).run(Knowledge.LATE, each);
  }

  private Simulation simulation(Period month) {
    return new Simulation(fleet, month, seed + month.month().getMonthValue(), Faults.USUAL)
        .afterWorkOf(Math.ceilDiv(LONGEST_HOURS, HOURS_PER_DAY));
  }
}
