package eu.megawatt.fleet.example;

import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.List;
import java.util.Optional;

/**
 * Sites that the provider plans for and does not own: a room on the premises of the bank, for what
 * may not leave them, and a cheap hall in Slovakia whose operator belongs to a fund in the US.
 */
final class DemoGuests {

  static final String PREMISES = "bank-premises";
  static final String CHEAP = "kosice";

  /** What the bank pays per megawatt-hour in its own building. */
  private static final double TOWN_EUR_PER_MWH = 118;

  private static final double CHEAP_EUR_PER_MWH = 31;

  private final TimeGrid grid;

  DemoGuests(TimeGrid grid) {
    this.grid = grid;
  }

  void addTo(FleetDraft draft) {
    draft.sites.add(
        site(
            PREMISES,
            "FR",
            1.35,
            TOWN_EUR_PER_MWH,
            new Assurance("customer", 4, List.of("ISO27001"), List.of("customer"))));
    draft.domains.add(domain(PREMISES, 0.4));
    draft.pools.add(pool(PREMISES, "room", Hardware.H200, 192));
    draft.sites.add(
        site(
            CHEAP,
            "SK",
            1.15,
            CHEAP_EUR_PER_MWH,
            new Assurance("US", 2, List.of("ISO27001"), List.of("provider"))));
    draft.domains.add(domain(CHEAP, 2));
    draft.pools.add(pool(CHEAP, "hall", Hardware.H100, 1_024));
  }

  private Site site(String id, String country, double pue, double price, Assurance assurance) {
    return new Site(
        id,
        country,
        pue,
        Series.constant(price, grid.slots()),
        Series.constant(country.equals("FR") ? 45 : 110, grid.slots()),
        assurance);
  }

  private PowerDomain domain(String site, double limitMW) {
    return new PowerDomain(
        site + "/grid",
        site,
        Optional.empty(),
        Series.constant(limitMW, grid.slots()),
        Measures.FACILITY);
  }

  private Pool pool(String site, String name, Hardware hardware, int gpus) {
    return new Pool(
        site + "/" + name, site + "/grid", hardware.id(), Series.constant(gpus, grid.slots()));
  }
}
