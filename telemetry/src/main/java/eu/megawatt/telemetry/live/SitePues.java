package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Meter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Finds what a site draws as a whole, and so its PUE. */
final class SitePues {

  private final PowerTree tree;
  private final Map<String, Long> siteMeters = new HashMap<>();
  private final OptionalLong[] domainMeters;

  SitePues(Stock stock, PowerTree tree, Readout readout) {
    this.tree = tree;
    domainMeters = new OptionalLong[tree.size()];
    Arrays.fill(domainMeters, OptionalLong.empty());
    List<Meter> meters = stock.meters();
    for (int i = 0; i < meters.size(); i++) {
      if (readout.meter(i).isPresent()) {
        add(meters.get(i), readout.meter(i).getAsLong());
      }
    }
  }

  private void add(Meter meter, long milliwatts) {
    switch (meter.scope()) {
      case SITE -> siteMeters.merge(meter.target(), milliwatts, Math::max);
      case DOMAIN -> {
        int domain = tree.number(meter.target());
        if (domain != PowerTree.NONE) {
          long sofar = domainMeters[domain].orElse(Long.MIN_VALUE);
          domainMeters[domain] = OptionalLong.of(Math.max(sofar, milliwatts));
        }
      }
    }
  }

  /** What each domain's meter says, in mW; of several, which all measure the same, the most. */
  OptionalLong[] domainMeters() {
    return domainMeters;
  }

  /**
   * What meters say of the whole site: those of the site, otherwise those of all its grid
   * connections, where all have one and measure the facility.
   */
  OptionalLong facility(InventorySite site) {
    Long whole = siteMeters.get(site.id());
    return whole != null ? OptionalLong.of(whole) : ofConnections(site);
  }

  private OptionalLong ofConnections(InventorySite site) {
    long sum = 0;
    boolean any = false;
    for (int domain = 0; domain < tree.size(); domain = tree.end(domain)) {
      if (tree.domain(domain).site().equals(site.id())) {
        if (!tree.isFacilitySide(domain) || domainMeters[domain].isEmpty()) {
          return OptionalLong.empty();
        }
        sum += domainMeters[domain].getAsLong();
        any = true;
      }
    }
    return any ? OptionalLong.of(sum) : OptionalLong.empty();
  }

  /** Measured where meters say, otherwise by design. */
  Pue pue(InventorySite site, long itMilliwatts) {
    OptionalLong facility = facility(site);
    if (facility.isPresent() && itMilliwatts > 0) {
      return new Pue.Measured(facility.getAsLong(), itMilliwatts);
    }
    return site.designPue().<Pue>map(Pue.Design::new).orElseGet(Pue.Unknown::new);
  }
}
