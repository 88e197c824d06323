package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.LimitKind;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.unit.Power;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a view of a fleet from what the newest readings say. Used once. */
final class Look {

  private final Layout layout;
  private final Instant now;
  private final LiveSettings settings;
  private final List<NodePower> powers;
  private final List<LiveRack> racks;
  private final SitePues pues;
  private final Map<String, Pue> pueBySite = new HashMap<>();
  private final TreeLoads loads;
  private final ClassSums classes;

  Look(Layout layout, Readout readout, Instant now, LiveSettings settings) {
    this.layout = layout;
    this.now = now;
    this.settings = settings;
    Stock stock = layout.stock();
    powers = new ArrayList<>(stock.nodes().size());
    for (int node = 0; node < stock.nodes().size(); node++) {
      powers.add(readout.node(stock, node));
    }
    classes = readout.classes(powers);
    racks = Racks.of(stock, layout.nodesByRack(), powers, readout);
    pues = new SitePues(stock, layout.tree(), readout);
    layout
        .racksBySite()
        .forEach((site, at) -> pueBySite.put(site, pues.pue(stock.inventory().site(site), it(at))));
    loads = TreeLoads.of(layout.tree(), racks, pues.domainMeters(), puesOfDomains());
  }

  private long it(List<Integer> at) {
    return at.stream().mapToLong(rack -> racks.get(rack).milliwatts()).sum();
  }

  private Pue[] puesOfDomains() {
    Pue[] all = new Pue[layout.tree().size()];
    for (int domain = 0; domain < all.length; domain++) {
      all[domain] = pue(layout.tree().domain(domain).site());
    }
    return all;
  }

  private Pue pue(String site) {
    return pueBySite.getOrDefault(site, new Pue.Unknown());
  }

  /** What each node draws, by its number in the stock. */
  List<NodePower> powers() {
    return powers;
  }

  LiveView view(long holdings) {
    Inventory inventory = layout.stock().inventory();
    List<LiveDomain> domains = new ArrayList<>(layout.tree().size());
    for (int domain = 0; domain < layout.tree().size(); domain++) {
      domains.add(domain(domain));
    }
    List<LiveSite> sites = new ArrayList<>(inventory.sites().size());
    for (InventorySite site : inventory.sites().values()) {
      sites.add(site(site, classes.of(sites.size()), domains));
    }
    return new LiveView(now, inventory, sites, domains, racks, holdings);
  }

  LossOutcome lose(String domain) {
    int lost = layout.tree().number(domain);
    if (lost == PowerTree.NONE) {
      throw new IllegalArgumentException("No power domain is called \"" + domain + "\"");
    }
    return new LossSimulation(layout.tree(), racks, puesOfDomains(), lost).run(loads, now);
  }

  private LiveDomain domain(int number) {
    PowerTree tree = layout.tree();
    InventoryDomain domain = tree.domain(number);
    Optional<PowerLimit> limit = domain.activeLimit(now);
    OptionalLong limitMilliwatts =
        limit.stream().mapToLong(it -> it.limit().milliwatts()).findFirst();
    boolean known = loads.isKnown(number);
    OptionalLong power = where(known, loads.powerMilliwatts(number));
    OptionalLong partnerFails =
        where(
            known && tree.partner(number) != PowerTree.NONE, loads.partnerFailsMilliwatts(number));
    Below below = below(tree.racksBelow(number));
    OptionalLong meter = pues.domainMeters()[number];
    OptionalLong childSum = where(known, loads.childMilliwatts(number));
    return new LiveDomain(
        domain,
        tree.depth(number),
        loads.itMilliwatts(number),
        power,
        limit,
        difference(limitMilliwatts, power),
        partnerFails,
        childSum,
        difference(meter.isPresent() ? meter : power, childSum),
        meter,
        below.ageMillis(),
        loads.estimatedShare(number),
        loads.silentShare(number),
        DomainState.of(
            new DomainState.Case(
                limitMilliwatts,
                power,
                loads.measuredMilliwatts(number),
                loads.silentShare(number),
                partnerFails),
            settings),
        tree.racksBelow(number).length,
        below.nodes(),
        below.unknown(),
        below.unknownNames());
  }

  private LiveSite site(InventorySite site, ClassPower power, List<LiveDomain> domains) {
    int[] at =
        layout.racksBySite().getOrDefault(site.id(), List.of()).stream()
            .mapToInt(it -> it)
            .toArray();
    Below below = below(at);
    Connections connections = new Connections(layout.tree(), site.id(), domains);
    Pue pue = pue(site.id());
    boolean known = below.nodes() > below.unknown();
    OptionalLong facility = pues.facility(site);
    if (facility.isEmpty() && known && !(pue instanceof Pue.Unknown)) {
      facility = OptionalLong.of(pue.facility(below.milliwatts()));
    }
    OptionalLong load = connections.load();
    OptionalLong limit =
        connections.limit(domain -> domain.activeLimit(now).map(PowerLimit::limit));
    double silent =
        TreeLoads.share(
            below.silent() + below.unknownRated(), below.milliwatts() + below.unknownRated());
    DomainState state =
        DomainState.of(
            new DomainState.Case(
                limit, load, connections.measured(loads), silent, OptionalLong.empty()),
            settings);
    return new LiveSite(
        site,
        where(known, below.milliwatts()),
        facility,
        pue.ratio(),
        pue instanceof Pue.Measured,
        load,
        power,
        limit,
        connections.limit(this::operating),
        difference(limit, load),
        state,
        silent > settings.silentRatio()
            ? below.newestSilent().stream().mapToObj(Instant::ofEpochMilli).findFirst()
            : Optional.empty(),
        below.ageMillis(),
        TreeLoads.share(below.silent() + below.declared(), below.milliwatts()),
        silent,
        below.nodes(),
        below.gpus(),
        below.unknown(),
        below.unknownNames());
  }

  private Optional<Power> operating(InventoryDomain domain) {
    return domain.activeLimit(LimitKind.OPERATING, now);
  }

  private Below below(int[] at) {
    return Below.of(layout, racks, powers, at, now, settings.mostNamed());
  }

  private static OptionalLong where(boolean known, long value) {
    return known ? OptionalLong.of(value) : OptionalLong.empty();
  }

  private static OptionalLong difference(OptionalLong from, OptionalLong amount) {
    return from.isPresent() && amount.isPresent()
        ? OptionalLong.of(from.getAsLong() - amount.getAsLong())
        : OptionalLong.empty();
  }
}
